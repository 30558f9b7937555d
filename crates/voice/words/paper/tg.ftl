### Он чи дар варақаҳо меистад.

paper-what = Чӣ интизор аст
paper-on = Аз ҷониби
paper-by = Мӯҳлат
paper-under = Асос
paper-evidence = Тасдиқ
paper-number = Рақам
paper-commitment = Уҳдадорӣ
paper-dues = Рӯйхати корҳои интизор
paper-aid = Воситаи кор; матнҳои имзошуда бартарӣ доранд. Сукут ё сана худ аз худ оқибати ҳуқуқӣ надорад.
