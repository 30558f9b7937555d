### Institutions.

subject-institution = 机构

act-institution-record = 机构登记
act-institution-record-about = 一方登记参与合作的部委、高校、研究所或企业的名称。
