### Topics.

subject-topic = 议题

act-topic-raise = 议题的提出
act-topic-raise-about = 由一方向某机构提出议题，或重新开启已结束的议题；议题跨会议延续，直至各方将其结束。
act-topic-close = 议题的结束
act-topic-close-about = 各方以一项决定结束议题；该决定可载于文件。

field-title = 标题
field-decision = 决定载于

refusal-not-raised = 自该议题上次结束以来，尚无任何一方提出。请先提出议题。
