### Он чи дар варақаҳо меистад.

paper-what = Чӣ интизор аст
paper-on = Аз ҷониби
paper-by = Мӯҳлат
paper-under = Асос
paper-evidence = Ҳуҷҷати тасдиқкунанда
paper-number = Рақам
paper-commitment = Уҳдадорӣ
paper-dues = Рӯйхати корҳои интизор
paper-aid = Воситаи кор; матнҳои имзошуда бартарӣ доранд. Сукут ё сана худ аз худ оқибати ҳуқуқӣ надорад.
paper-chase = Оид ба иҷрои он чи мувофиқа шудааст
paper-chase-opening = Бо эҳтиром хабар медиҳем, ки тибқи матнҳои имзошуда аз ҷониби шумо корҳои зерин интизор мебошанд.
paper-chase-closing = Аз ҷавоби шумо ё аз он ки санаи дигар пешниҳод мекунед, сипосгузор мебудем.
paper-chase-none = Ҳоло аз ҷониби шумо коре бо мӯҳлат интизор нест.
paper-summary = Ҷамъбасти моҳ
paper-ours = Аз ҷониби мо
paper-theirs = Аз ҷониби дигар
paper-together = Якҷоя
paper-recorded = Дар ин моҳ сабт шуд
paper-day = Рӯз
nav-papers = Варақаҳо
papers-lead = Барои чоп, таҳрир ё фиристодан; ҳамон сабт дар ҳарду гиреҳ ҳамон варақаро медиҳад.
papers-both = Аз сабти муштарак
papers-own = Варақаҳои идораи мо
paper-sessions = Тақвими ҷаласаҳо
paper-workplan = Ҷадвали уҳдадориҳо
paper-document = Матн
