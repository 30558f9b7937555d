//! What the samples say: passages of the texts that the project keeps in `memorandum/`.

use super::Four;

/// The title of the Memorandum.
pub(crate) const TITLE: Four = [
    "Ёддошти тафоҳум оид ба таҳкими ҳамкорӣ дар соҳаи зеҳни сунъӣ",
    "关于加强人工智能领域合作的谅解备忘录",
    "Меморандум о взаимопонимании по укреплению сотрудничества в области искусственного интеллекта",
    "Memorandum of Understanding on Strengthening Cooperation in the Field of Artificial Intelligence",
];

/// Where its text comes from.
pub(crate) const SOURCE: Four = [
    "Матн аз рӯи хабарҳои оммавии моҳи июни соли 2025 бо ибораҳои худи лоиҳа барқарор карда шудааст ва матни имзошуда нест.",
    "本文系根据2025年6月的公开报道、以本项目自己的措辞重构而成，并非签署文本。",
    "Текст воссоздан собственными словами проекта по открытым сообщениям июня 2025 года и не является подписанным текстом.",
    "The text is reconstructed, in the project’s own words, from public reporting of June 2025; it is not the signed text.",
];

/// The title of the terms.
pub(crate) const TERMS_TITLE: Four = [
    "Низомномаи Гурӯҳи кории муштарак оид ба зеҳни сунъӣ ва механизми доимии муколама",
    "人工智能联合工作组和常设对话机制职责范围",
    "Положение о Совместной рабочей группе по искусственному интеллекту и о постоянном механизме диалога",
    "Terms of Reference of the Joint Working Group on Artificial Intelligence and of the Permanent Dialogue Mechanism",
];

/// Where their text comes from.
pub(crate) const TERMS_SOURCE: Four = [
    "Матнро лоиҳа барои намоиш аз рӯи таҷрибаи маълуми чунин мақомот таҳия намудааст; ягон тараф онро қабул накардааст.",
    "本文由本项目参照同类机构的公开惯例为演示而拟定，任何一方均未通过。",
    "Текст составлен проектом для демонстрации по известной практике подобных органов; ни одной из Сторон он не принят.",
    "The text was written by the project for demonstration, after the public practice of such bodies; neither side has adopted it.",
];

/// The title of the work plan.
pub(crate) const PLAN_TITLE: Four = [
    "Нақшаи кории соли 2027 оид ба татбиқи Ёддошти тафоҳум",
    "《谅解备忘录》2027年度实施工作计划",
    "План работы по реализации Меморандума на 2027 год",
    "Work Plan for the Implementation of the Memorandum in 2027",
];

/// Where its text comes from.
pub(crate) const PLAN_SOURCE: Four = [
    "Нақшаро лоиҳа барои намоиш таҳия намудааст; ягон тараф онро қабул накардааст.",
    "本计划由本项目为演示而拟定，任何一方均未通过。",
    "План составлен проектом для демонстрации; ни одной из Сторон он не принят.",
    "The plan was written by the project for demonstration; neither side has adopted it.",
];

/// Passage R0.
pub(crate) const R0: Four = [
    "Бо назардошти муносибатҳои дӯстонаи Тоҷикистон ва Чин тарафҳо эътироф намуданд, ки зеҳни сунъӣ соҳаи нави дорои аҳамияти ҷаҳонӣ мебошад ва ба рушди иҷтимоию иқтисодӣ ва пешрафти тамаддуни инсонӣ таъсири амиқ мерасонад.",
    "双方从两国友好关系出发，认识到人工智能是具有全球意义的新兴领域，对经济社会发展和人类文明进步具有深远影响。",
    "Исходя из дружественных отношений между двумя странами, Стороны признали, что искусственный интеллект является новой областью мирового значения, глубоко влияющей на социально-экономическое развитие и прогресс человеческой цивилизации.",
    "Mindful of the friendly relations between the two countries, the sides recognised that artificial intelligence is a rising field of worldwide significance, with a far-reaching effect on social and economic development and on the progress of human civilisation.",
];

/// Passage R1.
pub(crate) const R1: Four = ["Ҳадаф", "目标", "Цель", "Objective"];

/// Passage R1.1.
pub(crate) const R1_1: Four = [
    "Ҳадафи асосӣ таҳкими ҳамкории ду кишвар дар соҳаи зеҳни сунъӣ мебошад.",
    "主要目标是加强两国在人工智能领域的合作。",
    "Основная цель состоит в расширении сотрудничества двух стран в области искусственного интеллекта.",
    "The primary objective is to enhance cooperation between the two countries in the field of artificial intelligence.",
];

/// Passage R2.1.
pub(crate) const R2_1: Four = [
    "Тарафҳо уҳдадор шуданд, ки дар асоси принсипҳои рушди инсонмеҳвар ва истифодаи зеҳни сунъӣ ба манфиати ҷомеа ҳамкорӣ намоянд.",
    "双方承诺根据以人为本的发展原则和人工智能造福社会的原则开展合作。",
    "Стороны взяли на себя обязательство сотрудничать на основе принципов человекоориентированного развития и использования искусственного интеллекта на благо общества.",
    "The sides committed themselves to cooperate on the principles of human-centric development and of the use of artificial intelligence for the benefit of society.",
];

/// Passage R3.
pub(crate) const R3: Four = [
    "Тарафҳо ба мувофиқа расиданд, ки механизми доимии байниҳукуматии муколама оид ба зеҳни сунъӣ таъсис диҳанд.",
    "双方商定建立人工智能常设政府间对话机制。",
    "Стороны договорились создать постоянный межправительственный механизм диалога по искусственному интеллекту.",
    "The sides agreed to establish a permanent intergovernmental dialogue mechanism on artificial intelligence.",
];

/// Passage R7.
pub(crate) const R7: Four = [
    "Барои татбиқи самараноки муқаррароти Ёддошти тафоҳум тарафҳо ба мувофиқа расиданд, ки Гурӯҳи кории муштарак оид ба зеҳни сунъӣ таъсис диҳанд.",
    "为有效实施《谅解备忘录》各项条款，双方商定成立人工智能联合工作组。",
    "В целях эффективной реализации положений Меморандума Стороны договорились создать Совместную рабочую группу по искусственному интеллекту.",
    "For the effective implementation of the provisions of the Memorandum, the sides agreed to establish a Joint Working Group on Artificial Intelligence.",
];

/// Passage T1.3.
pub(crate) const T1_3: Four = [
    "Ҳар тараф дар давоми сӣ рӯзи тақвимии пас аз эътибор пайдо кардани Ёддошти тафоҳум ҳамраис ва масъули тамоси худро таъйин карда, дар ин бора хабар медиҳад.",
    "各方在《谅解备忘录》生效后三十个日历日内指定本方联合主席和联络人并予以通报。",
    "Каждая Сторона в течение тридцати календарных дней после вступления Меморандума в силу назначает своего сопредседателя и контактное лицо и сообщает об этом.",
    "Within thirty calendar days of the entry into force of the Memorandum each side designates its co-chair and its contact and makes the designation known.",
];

/// Passage T3.1.
pub(crate) const T3_1: Four = [
    "Ҷаласаи якум дар давоми як соли пас аз эътибор пайдо кардани Ёддошти тафоҳум баргузор мегардад.",
    "首次会议在《谅解备忘录》生效后一年内举行。",
    "Первое заседание проводится в течение одного года после вступления Меморандума в силу.",
    "The first session is held within one year of the entry into force of the Memorandum.",
];

/// Passage T9.1.
pub(crate) const T9_1: Four = [
    "Низомномаи мазкур аз рӯзи эътибор пайдо карданаш панҷ сол амал мекунад.",
    "本职责范围自生效之日起有效期五年。",
    "Настоящее Положение действует пять лет со дня вступления в силу.",
    "These terms apply for five years from their entry into force.",
];

/// Commitment C01.
pub(crate) const C01: Four = [
    "Ҳар тараф барои мутахассисони тарафи дигар як курси кӯтоҳмуддати зеҳни сунъӣ баргузор мекунад.",
    "各方为对方专业人员举办一期人工智能短期培训班。",
    "Каждая Сторона проводит для специалистов другой Стороны один краткосрочный курс по искусственному интеллекту.",
    "Each side holds one short course on artificial intelligence for specialists of the other side.",
];

/// What counts as evidence of C01.
pub(crate) const C01_EVIDENCE: Four = [
    "Шумораи шахсоне, ки курсро хатм кардаанд, бо тасдиқи ҳарду тараф; даъватномаҳо ва бақайдгирӣ ба ҳисоб намераванд.",
    "经双方确认的结业人数；邀请和报名不计入。",
    "Подтверждённое обеими Сторонами число окончивших курс; приглашения и записи на курс не учитываются.",
    "The number of people who completed the course, confirmed by both sides; invitations and enrolments do not count.",
];

/// Commitment C02.
pub(crate) const C02: Four = [
    "Ҷониби Тоҷикистон тавсифи як масъалаи амалиро барои лоиҳаи озмоишӣ интишор мекунад: соҳиби масъала, ҳолати ибтидоӣ, навъи маълумот ва санаи қабули қарор.",
    "塔方发布一项可供试点的实际需求说明，写明需求单位、基线、数据类别和决定日期。",
    "Таджикская сторона публикует описание одной практической задачи для пилотного проекта: заказчик, исходный показатель, категория данных и дата принятия решения.",
    "The Tajik side publishes the description of one practical problem for a pilot: the owner of the problem, the baseline, the class of data and the date of decision.",
];

/// What counts as evidence of C02.
pub(crate) const C02_EVIDENCE: Four = [
    "Тавсифи интишоршуда, ки дар он ҳолати ибтидоии ченшуда нишон дода шудааст.",
    "已发布的需求说明，其中载明实测基线。",
    "Опубликованное описание с измеренным исходным показателем.",
    "The published description with a measured baseline.",
];

/// Commitment C05, a standing one.
pub(crate) const STANDING: Four = [
    "Тарафҳо ҳар сол омори расмии интишоршударо дар бораи рушди иқтисодӣ ва сифати он мубодила мекунанд.",
    "双方每年交换已公布的关于经济发展及其质量的官方统计数据。",
    "Стороны ежегодно обмениваются опубликованными официальными статистическими данными об экономическом развитии и его качестве.",
    "The sides exchange, every year, published official statistics on economic development and its quality.",
];

/// What counts as evidence of C05.
pub(crate) const STANDING_EVIDENCE: Four = [
    "Омори интишоршуда бо нишон додани манбаъ, танҳо ҳамчун маълумоти заминавӣ; тағйирот ҳеҷ гоҳ натиҷаи Ёддошти тафоҳум номида намешавад.",
    "注明来源的已公布统计数据，仅作背景参考；任何变化均不归因于《谅解备忘录》。",
    "Опубликованная статистика с указанием источника, только как справочные сведения; изменения никогда не объясняются действием Меморандума.",
    "Published statistics with their source, as context only; no change is ever attributed to the Memorandum.",
];

/// The name of a side.
pub(crate) const CN: Four = ["Чин", "中国", "Китай", "China"];

/// Its office.
pub(crate) const CN_OFFICE: Four = [
    "Кумитаи давлатии рушду ислоҳоти Ҷумҳурии Мардумии Чин",
    "中华人民共和国国家发展和改革委员会",
    "Государственный комитет по развитию и реформам Китайской Народной Республики",
    "National Development and Reform Commission of the People’s Republic of China",
];

/// The name of a side.
pub(crate) const TJ: Four = ["Тоҷикистон", "塔吉克斯坦", "Таджикистан", "Tajikistan"];

/// Its office.
pub(crate) const TJ_OFFICE: Four = [
    "Агентии инноватсия ва технологияҳои рақамии назди Президенти Ҷумҳурии Тоҷикистон",
    "塔吉克斯坦共和国总统直属创新与数字技术署",
    "Агентство инноваций и цифровых технологий при Президенте Республики Таджикистан",
    "Agency for Innovation and Digital Technologies under the President of the Republic of Tajikistan",
];
