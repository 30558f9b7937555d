### What a node tells of its record and of the other sides.

words-not-held = 此处未存有该文字
clocks-disagree = 时钟不一致：{ $side }第{ $index }条所载时间为{ $stated }，记录中另一时间为{ $against }。
error-read-only = 记录正在恢复，目前只可查阅，不可写入。恢复完成后将重新开放。
error-contradicts = { $side }的日志在双方读来不一致。原有内容照常延续，证据已保存，请与该方联系。
error-unconfirmed = 本节点已启动，但尚不能确定是否存有其曾发出的全部内容。在此所述将先行等候，待下列各方出示其所存内容后写入记录：{ $sides }。
error-statements-only = 经人工确认，本节点可在各方出示其所存内容之前写入单方声明；在此之前不签署任何共同行为。尚待：{ $sides }。
error-quota = { $side }写入的内容多于平常，本节点即将不再接收。请与该方联系。
wait-stopped = 日志{ $origin }第{ $index }条含有本版本无法识别的内容。请更新节点。
wait-unknown = 日志{ $origin }第{ $index }条含有本版本无法识别的内容；依现行章程，该内容不具效力。
vault-lacks = 本方记录所指的个人信息有{ $count }项不在其保管库中。请用最近的备份恢复文件 vault.sqlite。
