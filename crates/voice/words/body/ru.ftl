### Bodies of all sides.

subject-body = орган

act-body-constitute = Создание органа
act-body-constitute-about = Все Стороны создают рабочую группу или механизм диалога по указанному пункту документа и утверждают положение об этом органе.

field-provision = Положение
field-terms = Положение об органе
field-under = Основание

choice-kind-working-group = рабочая группа
choice-kind-dialogue = механизм диалога

refusal-no-such-body = Такой орган не учреждён. Укажите действующий.
