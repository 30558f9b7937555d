### Institutions.

subject-institution = муассиса

act-institution-record = Сабти муассиса
act-institution-record-about = Тараф номҳои вазорат, донишгоҳ, пажӯҳишгоҳ ё корхонаи иштироккунандаро сабт мекунад.
