<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AdapterWords</name>
    <message>
        <source>imported</source>
        <translation>导入的</translation>
    </message>
    <message>
        <source>all linear layers</source>
        <translation>所有线性层</translation>
    </message>
    <message>
        <source>not measured: no records were kept aside</source>
        <translation>未测量：没有留出记录</translation>
    </message>
    <message>
        <source>loss %1, %2 % of tokens right</source>
        <translation>损失 %1，%2 % 的词元正确</translation>
    </message>
    <message>
        <source>before training: loss %1, %2 %</source>
        <translation>训练前：损失 %1，%2 %</translation>
    </message>
    <message>
        <source>%1 records to learn from, %2 to watch it by</source>
        <translation>%1 条记录用于学习，%2 条用于观察</translation>
    </message>
    <message>
        <source>%1 records to learn from</source>
        <translation>%1 条记录用于学习</translation>
    </message>
    <message>
        <source>version %1</source>
        <comment>of the records</comment>
        <translation>版本 %1</translation>
    </message>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln text(s) that it did not learn from as the adapter here does</source>
        <translation>
            <numerusform>已验证：从磁盘重新读取后，它对 %Ln 段未学过的文本的判断与此处的适配器一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln text(s) that it learned from as the adapter here does</source>
        <translation>
            <numerusform>已验证：从磁盘重新读取后，它对 %Ln 段学过的文本的判断与此处的适配器一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln common text(s) as the adapter here does</source>
        <translation>
            <numerusform>已验证：从磁盘重新读取后，它对 %Ln 段常见文本的判断与此处的适配器一致</numerusform>
        </translation>
    </message>
    <message>
        <source>, to the last bit.</source>
        <translation>，逐位相同。</translation>
    </message>
    <message>
        <source>; what differs is too small to matter.</source>
        <translation>；差异小到可以忽略。</translation>
    </message>
    <message>
        <source>It was made for another model of the name %1. Its sizes fit, but its answers may be poor.</source>
        <translation>它是为另一个名为 %1 的模型制作的。尺寸相符，但回答可能较差。</translation>
    </message>
    <message>
        <source>It was made for %1, and %2 is in use. Its sizes fit, but its answers may be poor.</source>
        <translation>它是为 %1 制作的，而当前使用的是 %2。尺寸相符，但回答可能较差。</translation>
    </message>
    <message>
        <source>numbers missed by %1 on average</source>
        <translation>数值平均相差 %1</translation>
    </message>
    <message>
        <source>%1 % of labels right, F1 %2 %</source>
        <translation>%1 % 的标签正确，F1 为 %2 %</translation>
    </message>
    <message>
        <source>%1 (validation records: %2)</source>
        <comment>figures, count</comment>
        <translation>%1（验证记录：%2）</translation>
    </message>
    <message>
        <source>before training: %1</source>
        <translation>训练前：%1</translation>
    </message>
    <message>
        <source>Largest difference of a log-probability or logit: %1.</source>
        <translation>对数概率或 logit 的最大差异：%1。</translation>
    </message>
    <message>
        <source>The base’s number format moves one by %1 on average.</source>
        <translation>基础模型的数值格式使其平均变化 %1。</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close Tab</source>
        <translation>关闭标签页</translation>
    </message>
</context>
<context>
    <name>ColumnPreview</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>系统文本</translation>
    </message>
    <message>
        <source>Earlier turns</source>
        <translation>之前的对话</translation>
    </message>
    <message>
        <source>Whole conversation</source>
        <translation>整段对话</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>What “%1” becomes</source>
        <translation>“%1”列的用途</translation>
    </message>
    <message>
        <source>Which part of a record is made of this column.</source>
        <translation>这一列成为记录的哪一部分。</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>%1 from %2</source>
        <comment>an import, a file</comment>
        <translation>%1，来自 %2</translation>
    </message>
    <message numerus="yes">
        <source>Edit of %Ln record(s)</source>
        <translation>
            <numerusform>修改 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new record(s)</source>
        <translation>
            <numerusform>新增 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy of %Ln record(s)</source>
        <translation>
            <numerusform>复制 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste into %Ln record(s)</source>
        <translation>
            <numerusform>粘贴到 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %Ln record(s)</source>
        <translation>
            <numerusform>导入 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete of %Ln record(s)</source>
        <translation>
            <numerusform>删除 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move of %Ln record(s)</source>
        <translation>
            <numerusform>移动 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Status of %Ln record(s)</source>
        <translation>
            <numerusform>设置 %Ln 条记录的状态</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split of %Ln record(s)</source>
        <translation>
            <numerusform>设置 %Ln 条记录的用途</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill down into %Ln record(s)</source>
        <translation>
            <numerusform>向下填充 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change of %Ln record(s)</source>
        <translation>
            <numerusform>更改 %Ln 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JudgementWords</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1 numbers missed by %2 on average, mean squared error %3, R² %4</source>
        <translation>%1 个数值，平均误差 %2，均方误差 %3，R² %4</translation>
    </message>
    <message>
        <source>%1–%2 %, 95 % interval</source>
        <translation>95 % 区间 %1–%2 %</translation>
    </message>
    <message>
        <source>%1 of %2 with all labels right (%3), micro F1 %4, macro F1 %5</source>
        <translation>%2 条中 %1 全部标签正确（%3），微平均 F1 %4，宏平均 F1 %5</translation>
    </message>
    <message>
        <source>%1 of %2 right (%3), macro F1 %4</source>
        <translation>%2 条中 %1 正确（%3），宏平均 F1 %4</translation>
    </message>
    <message>
        <source>loss %1 a token, %2 of tokens right; %3 of %4 answers right word for word (%5–%6 %, 95 % interval)</source>
        <translation>每词元损失 %1，%2 的词元正确；%4 条回答中 %3 逐字正确（95 % 区间 %5–%6 %）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a use of records and the figures of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; always the commonest one %1, a bag of words %2</source>
        <translation>；总选最常见者 %1，词袋 %2</translation>
    </message>
    <message>
        <source>.</source>
        <comment>the end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>%1 at step %2: %3.</source>
        <translation>%1，第 %2 步：%3。</translation>
    </message>
    <message>
        <source>%1 judged rightly</source>
        <translation>%1 判对</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1 被判为 %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>a place of the matrix, its records, all of that label</comment>
        <translation>%1：%3 条中 %2 条</translation>
    </message>
    <message>
        <source>The last look at the validation records. When the run is over, each place leads to its records.</source>
        <translation>对验证记录的最近一次检查。运行结束后，每一格都可转到相应的记录。</translation>
    </message>
    <message>
        <source>When the run is over, the records that it did not learn from are judged.</source>
        <translation>运行结束后，会评判它没有学习过的记录。</translation>
    </message>
    <message>
        <source>The run put no records aside, so nothing can be said of its answers to new ones.</source>
        <translation>该次运行没有留出记录，因此无法说明它对新记录的表现。</translation>
    </message>
    <message>
        <source>The run has written no result that could judge.</source>
        <translation>该次运行没有写出可用来评判的结果。</translation>
    </message>
    <message>
        <source>They are judged again; what is seen is of step %1.</source>
        <translation>正在重新评判；所示为第 %1 步的结果。</translation>
    </message>
    <message>
        <source>They are being judged …</source>
        <translation>正在评判 …</translation>
    </message>
    <message>
        <source>The run went on since; this is of step %1.</source>
        <translation>该次运行此后又继续了；所示为第 %1 步的结果。</translation>
    </message>
    <message>
        <source>They have not been judged yet.</source>
        <translation>尚未评判。</translation>
    </message>
    <message numerus="yes">
        <source>; %Ln record(s) with labels that the model does not know are counted as wrong</source>
        <translation>
            <numerusform>；%Ln 条记录的标签模型不认识，按错误计</numerusform>
        </translation>
    </message>
    <message>
        <source>labels that it does not know taken for %1</source>
        <translation>模型不认识的标签被判为 %1</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>One label alone leaves nothing to tell apart.</source>
        <translation>只有一个标签，就没有什么可区分的。</translation>
    </message>
    <message>
        <source>“%1” has no record to train on: a model cannot learn it.</source>
        <translation>“%1”没有可用于训练的记录：模型学不会它。</translation>
    </message>
    <message>
        <source>“%1” has %2 times as many records as “%3”: balanced class weights help.</source>
        <translation>“%1”的记录数是“%3”的 %2 倍：使用平衡的类别权重会有帮助。</translation>
    </message>
    <message>
        <source>“%1” and “%2” are two labels: they differ in capital letters or spaces alone.</source>
        <translation>“%1”和“%2”是两个标签：它们只差大小写或空格。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) without a label are left out of training.</source>
        <translation>
            <numerusform>%Ln 条没有标签的记录不参加训练。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) without a label are judged by their output, or left out where that is empty.</source>
        <translation>
            <numerusform>%Ln 条没有标签的记录以其输出为标签；输出为空的不参加训练。</numerusform>
        </translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无标签</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 without</source>
        <comment>labels, records</comment>
        <translation>%1，%2 条没有</translation>
    </message>
    <message>
        <source>%1 for training, %2 for validation, %3 for the test</source>
        <translation>训练 %1 条，验证 %2 条，测试 %3 条</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; because of: %1</source>
        <translation>；依据：%1</translation>
    </message>
    <message>
        <source>; against it: %1</source>
        <translation>；相反的依据：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a label and its probability</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>none of the labels</source>
        <translation>没有任何标签</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>makes the number smaller: %1</source>
        <translation>使数值变小：%1</translation>
    </message>
    <message>
        <source>makes the number greater: %1</source>
        <translation>使数值变大：%1</translation>
    </message>
    <message>
        <source>speaks against %1: %2</source>
        <translation>反对“%1”：%2</translation>
    </message>
    <message>
        <source>speaks for %1: %2</source>
        <translation>支持“%1”：%2</translation>
    </message>
    <message>
        <source>Underlined: makes the number greater; with waves: smaller.</source>
        <translation>下划线：使数值变大；波浪线：使数值变小。</translation>
    </message>
    <message>
        <source>Underlined: speaks for “%1”; with waves: against it.</source>
        <translation>下划线：支持“%1”；波浪线：反对。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) at the end were not read: there is room for %1 tokens.</source>
        <translation>
            <numerusform>末尾有 %Ln 个字符没有读取：最多容纳 %1 个词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>Label given after the base model %1 judged “%2”, %3</source>
        <translation>在基础模型 %1 判断为“%2”后给出的标签，%3</translation>
    </message>
    <message>
        <source>Label given after the whole model %1 (%2) judged “%3”, %4</source>
        <translation>在完整模型 %1（%2）判断为“%3”后给出的标签，%4</translation>
    </message>
    <message>
        <source>Label given after %1 on %2 (adapter %3) judged “%4”, %5</source>
        <translation>在 %2 上的 %1（适配器 %3）判断为“%4”后给出的标签，%5</translation>
    </message>
</context>
<context>
    <name>ModelSession</name>
    <message>
        <source>Starter</source>
        <comment>the base model that comes with the program</comment>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Review starter</source>
        <comment>a base model that comes along</comment>
        <translation>评论入门模型</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>fits</source>
        <translation>放得下</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>较紧</translation>
    </message>
    <message>
        <source>won’t fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>Its weights take %1 of %2 free memory.</source>
        <translation>它的权重需要 %1，可用内存为 %2。</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>目前不在</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Comes with Lorikeet</source>
        <translation>随 Lorikeet 附带</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>In the Hugging Face cache</source>
        <translation>在 Hugging Face 缓存中</translation>
    </message>
</context>
<context>
    <name>PlayWords</name>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>longest answer reached</source>
        <translation>达到最大长度</translation>
    </message>
    <message>
        <source>context full</source>
        <translation>上下文已满</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>writing …</source>
        <translation>正在书写……</translation>
    </message>
    <message>
        <source>reading the prompt …</source>
        <translation>正在读取提示……</translation>
    </message>
    <message>
        <source>Temperature %1 · seed %2</source>
        <translation>温度 %1 · 种子 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>no adapter</source>
        <translation>无适配器</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a base model</comment>
        <translation>基于 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>%1, nothing drawn</source>
        <comment>a seed</comment>
        <translation>%1，未随机抽取</translation>
    </message>
    <message>
        <source>Fingerprint of the model: %1</source>
        <translation>模型指纹：%1</translation>
    </message>
    <message>
        <source>Fingerprint of the adapter: %1</source>
        <translation>适配器指纹：%1</translation>
    </message>
    <message>
        <source>Another seed draws another answer.</source>
        <translation>换一个种子会得到另一个回答。</translation>
    </message>
    <message>
        <source>At temperature 0 the seed changes nothing: the answer is the same each time.</source>
        <translation>温度为 0 时种子不起作用：每次的回答都相同。</translation>
    </message>
    <message>
        <source>The same answer each time</source>
        <translation>每次回答相同</translation>
    </message>
    <message>
        <source>Corrected answer of the base model %1 (seed %2), %3</source>
        <translation>修改自基础模型 %1 的回答（种子 %2），%3</translation>
    </message>
    <message>
        <source>Corrected answer of the whole model %1 (%2, seed %3), %4</source>
        <translation>对完整模型 %1 的回答的更正（%2，种子 %3），%4</translation>
    </message>
    <message>
        <source>Corrected answer of %1 on %2 (adapter %3, seed %4), %5</source>
        <translation>修改自 %1（基于 %2）的回答（适配器 %3，种子 %4），%5</translation>
    </message>
    <message>
        <source>waiting: another model is in use …</source>
        <translation>等待中：另一个模型正在使用…</translation>
    </message>
    <message>
        <source>after the others: the model is opened for other labels …</source>
        <translation>在其他列之后：将为其他标签打开模型…</translation>
    </message>
    <message>
        <source>after the others: the model is opened for writing …</source>
        <translation>在其他列之后：将为写作打开模型…</translation>
    </message>
    <message>
        <source>opening the model for these labels: %1 %</source>
        <translation>正在为这些标签打开模型：%1%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>reading the text …</source>
        <translation>正在阅读文本…</translation>
    </message>
    <message>
        <source>untrained head: chance</source>
        <translation>未训练的分类头：结果随机</translation>
    </message>
    <message>
        <source>The base model has no head that was trained for these labels: one was drawn at random.</source>
        <translation>基础模型没有为这些标签训练过的分类头：使用的是随机生成的分类头。</translation>
    </message>
</context>
<context>
    <name>PlotWords</name>
    <message>
        <source>How surprised the model is by the right answer, on average for each token; 0 is no surprise at all.</source>
        <translation>模型对正确答案有多“意外”，按每个词元取平均；0 表示毫不意外。</translation>
    </message>
    <message>
        <source>On the training records it went from %1 to %2 (smoothed).</source>
        <translation>在训练记录上，它从 %1 变为 %2（已平滑）。</translation>
    </message>
    <message>
        <source>On the validation records, which it does not learn from, it went from %1 to %2; the lowest was %3 at step %4. Where only the training loss still falls, it begins to learn by heart.</source>
        <translation>在不参与学习的验证记录上，它从 %1 变为 %2；最低为第 %4 步的 %3。如果只有训练损失还在下降，说明模型开始死记硬背。</translation>
    </message>
    <message>
        <source>Without validation records nobody sees whether it learns or only learns by heart.</source>
        <translation>没有验证记录，就无法看出模型是真正学会了，还是只在死记硬背。</translation>
    </message>
    <message>
        <source>The marks at the top are values that are no numbers: the learning rate may be too high.</source>
        <translation>顶部的标记是不是数字的值：学习率可能太高。</translation>
    </message>
    <message>
        <source>How often the model&apos;s best guess for the next token is the right one, and how many answers are right word for word, on records it does not learn from.</source>
        <translation>在不参与学习的记录上，模型对下一个词元的最佳猜测有多少是对的，以及有多少回答逐字正确。</translation>
    </message>
    <message>
        <source>It is measured on validation records; there is no value yet.</source>
        <translation>它在验证记录上测量；目前还没有值。</translation>
    </message>
    <message>
        <source>At step %1, %2 of the tokens and %3 of the answers are right (validation records: %4).</source>
        <translation>在第 %1 步，%2 的词元和 %3 的回答是正确的（验证记录：%4 条）。</translation>
    </message>
    <message>
        <source>The dotted line is the model before any training, with %1 of the tokens right.</source>
        <translation>虚线是训练之前的模型，词元正确率为 %1。</translation>
    </message>
    <message>
        <source>How far the weights of the adapter may move at each step. It usually rises over the first steps and falls towards the end, so that the training settles.</source>
        <translation>每一步适配器的权重可以移动多远。它通常在最初几步上升，到末尾下降，使训练稳定下来。</translation>
    </message>
    <message>
        <source>Its highest value in this run was %1 at step %2; at step %3 it is %4.</source>
        <translation>本次运行中最高值为第 %2 步的 %1；第 %3 步为 %4。</translation>
    </message>
    <message>
        <source>How strongly the records of a step pull at the weights, before the pull is limited.</source>
        <translation>一步中的记录对权重的拉力有多大（限幅之前）。</translation>
    </message>
    <message>
        <source>In this run it is usually about %1; the highest was %2 at step %3.</source>
        <translation>本次运行中通常约为 %1；最高为第 %3 步的 %2。</translation>
    </message>
    <message>
        <source>Single peaks are harmless; where it keeps rising, the learning rate is too high.</source>
        <translation>个别尖峰无妨；如果持续上升，则学习率太高。</translation>
    </message>
    <message>
        <source>How many tokens the training works through in a second on this computer.</source>
        <translation>训练在这台电脑上每秒处理多少词元。</translation>
    </message>
    <message>
        <source>In this run it is usually about %1, now %2.</source>
        <translation>本次运行中通常约为 %1，现在为 %2。</translation>
    </message>
    <message>
        <source>It varies with the length of the records; where it stays low, something else uses the computer.</source>
        <translation>它随记录的长度变化；如果一直偏低，说明有别的程序在占用电脑。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>奈特/词元</translation>
    </message>
    <message>
        <source>of the validation records</source>
        <translation>验证记录</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training, smoothed</source>
        <translation>训练（平滑）</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Tokens right</source>
        <translation>词元正确率</translation>
    </message>
    <message>
        <source>Answers right</source>
        <translation>回答正确率</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒词元数</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>还没有值</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>infinite, below zero</source>
        <translation>负无穷大</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>before training: %1</source>
        <translation>训练前：%1</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>%1: %2 at step %3</source>
        <translation>%1：第 %3 步为 %2</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
    <message>
        <source>, before training %1</source>
        <translation>，训练前为 %1</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Values that are no numbers: %1.</source>
        <translation>不是数字的值：%1 个。</translation>
    </message>
    <message>
        <source>There are no values yet.</source>
        <translation>还没有值。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>lines without room in a legend</comment>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 before training: %2</source>
        <comment>a run, a value</comment>
        <translation>%1 训练前：%2</translation>
    </message>
    <message>
        <source>before training: %1 to %2</source>
        <translation>训练前：%1 至 %2</translation>
    </message>
    <message>
        <source>How surprised the model is by the right label, on average for each text; 0 is no surprise at all.</source>
        <translation>模型对正确标签的意外程度，按每段文本平均；0 表示毫不意外。</translation>
    </message>
    <message>
        <source>How far the model&apos;s numbers are from the right ones: the mean of the squared distances.</source>
        <translation>模型给出的数值与正确数值相差多少：平方距离的平均值。</translation>
    </message>
    <message>
        <source>How many texts are given the right label, and F1: precision and recall of each label in one number, every label counting alike. On records it does not learn from.</source>
        <translation>有多少文本得到正确的标签，以及 F1：每个标签的精确率和召回率合为一个数，各标签同等对待。均在模型不学习的记录上测得。</translation>
    </message>
    <message>
        <source>At step %1, %2 of the labels are right and F1 is %3 (validation records: %4).</source>
        <translation>在第 %1 步，%2 的标签正确，F1 为 %3（验证记录：%4）。</translation>
    </message>
    <message>
        <source>The dotted line is the model before any training, with %1 right.</source>
        <translation>点线是训练前的模型，正确率为 %1。</translation>
    </message>
    <message>
        <source>The dashed line is what always giving the commonest label comes to, %1: only what lies above it was learned from the texts.</source>
        <translation>虚线是总给最常见标签时的结果，即 %1：只有高于它的部分才是从文本中学到的。</translation>
    </message>
    <message>
        <source>How much of the spread of the right numbers the model foretells (R squared): 100 % is all of it, 0 % no more than always giving their mean. On records it does not learn from.</source>
        <translation>正确数值的变动中有多少被模型预测到（R 平方）：100 % 为全部，0 % 等于总是给出平均值。在模型不学习的记录上测得。</translation>
    </message>
    <message>
        <source>At step %1 it is %2 (validation records: %3).</source>
        <translation>在第 %1 步为 %2（验证记录：%3）。</translation>
    </message>
    <message>
        <source>nats per record</source>
        <translation>奈特/条记录</translation>
    </message>
    <message>
        <source>squared distance</source>
        <translation>平方距离</translation>
    </message>
    <message>
        <source>Labels right</source>
        <translation>标签正确</translation>
    </message>
    <message>
        <source>F1, all labels alike</source>
        <translation>F1（所有标签同等对待）</translation>
    </message>
    <message>
        <source>Spread explained</source>
        <translation>已解释的变动</translation>
    </message>
    <message>
        <source>%1 the commonest label alone: %2</source>
        <comment>a run, a value</comment>
        <translation>%1 只给最常见的标签：%2</translation>
    </message>
    <message>
        <source>the commonest label alone: %1</source>
        <translation>只给最常见的标签：%1</translation>
    </message>
    <message>
        <source>the commonest label alone: %1 to %2</source>
        <translation>只给最常见的标签：%1 至 %2</translation>
    </message>
    <message>
        <source>Always giving the commonest label would be right for %1.</source>
        <translation>总是给最常见的标签，正确率为 %1。</translation>
    </message>
    <message>
        <source>Drag to zoom into a box, with Shift or the middle button to pan; the wheel zooms once the plot was clicked, or with Ctrl. A double click, or the key 0, shows the whole run. Arrow keys walk from point to point and tell the values, + and − zoom, Shift and an arrow pan.</source>
        <translation>拖动可放大框选区域，按住 Shift 或用中键拖动可平移；点击图后滚轮可缩放，或按住 Ctrl 滚动。双击或按 0 键显示整个运行。方向键逐点移动并读出数值，+ 和 − 缩放，Shift 加方向键平移。</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>词元/秒</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>How to answer: tone, steps, form. What the model knows stays as it is.</source>
        <translation>如何回答：语气、步骤、格式。模型原有的知识保持不变。</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Facts to remember. They need more passes and a larger adapter than a manner does.</source>
        <translation>要记住的事实。与风格相比，需要更多轮次和更大的适配器。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A language or a way of writing: questions are learned as well as answers.</source>
        <translation>一种语言或写作方式：问题和答案都会学习。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Each record once: a first impression.</source>
        <translation>每条记录学一遍：先看个大概。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Each record three times: right for most.</source>
        <translation>每条记录学三遍：适合大多数情况。</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分</translation>
    </message>
    <message>
        <source>Each record five times; ends sooner where the validation records gain no more.</source>
        <translation>每条记录学五遍；验证记录不再改善时提前结束。</translation>
    </message>
    <message>
        <source>Adapter size</source>
        <translation>适配器大小</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>For one narrow task; quick, and slow to overfit.</source>
        <translation>适合单一的窄任务；训练快，不易过拟合。</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>For hundreds to thousands of records.</source>
        <translation>适合几百到几千条记录。</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>For many or varied records; takes more memory and overfits sooner.</source>
        <translation>适合大量或多样的记录；占用更多内存，更容易过拟合。</translation>
    </message>
    <message>
        <source>Ready-made settings</source>
        <translation>现成设置</translation>
    </message>
    <message>
        <source>Classic adapter: rank 4, alpha 32, dropout 0.01</source>
        <translation>经典适配器：秩 4、alpha 32、dropout 0.01</translation>
    </message>
    <message>
        <source>The adapter of the well-known example with DistilBERT and IMDB is in use.</source>
        <translation>正在使用 DistilBERT 与 IMDB 这一知名示例的适配器。</translation>
    </message>
    <message>
        <source>The sample’s own settings</source>
        <translation>示例自带的设置</translation>
    </message>
    <message>
        <source>The settings that were proven on the starter model and its sample are in use.</source>
        <translation>正在使用在入门模型及其示例上验证过的设置。</translation>
    </message>
    <message>
        <source>An adapter on every linear layer learns more than a larger one on attention alone.</source>
        <translation>在每个线性层上加适配器，比只在注意力上加更大的适配器学得更多。</translation>
    </message>
    <message>
        <source>The usual rate of an adapter on models from half a billion to 13 billion weights.</source>
        <translation>参数量从五亿到一百三十亿的模型常用的适配器学习率。</translation>
    </message>
    <message>
        <source>Small models take a higher rate than large ones.</source>
        <translation>小模型的学习率要比大模型高。</translation>
    </message>
    <message>
        <source>Tiny models such as the starter want a rate much higher still; measured on its own records.</source>
        <translation>像入门模型这样的微型模型需要高得多的学习率；这是在它自己的记录上测得的。</translation>
    </message>
    <message>
        <source>The largest models need a lower rate to stay stable.</source>
        <translation>最大的模型需要较低的学习率才能保持稳定。</translation>
    </message>
    <message>
        <source>Training every weight wants about a tenth of the rate of an adapter.</source>
        <translation>训练全部权重时，学习率约为适配器的十分之一。</translation>
    </message>
    <message>
        <source>The rate the starter itself was trained with.</source>
        <translation>入门模型自身训练时用的学习率。</translation>
    </message>
    <message>
        <source>Adapters lose more than whole models do when many records are put into one step.</source>
        <translation>每步放入很多记录时，适配器的损失比整个模型更大。</translation>
    </message>
    <message>
        <source>A rate that falls evenly lets the run settle at its end.</source>
        <translation>均匀下降的学习率让训练在末尾稳定下来。</translation>
    </message>
    <message>
        <source>A short rise keeps the first steps from being too large.</source>
        <translation>短暂的预热避免最初几步过大。</translation>
    </message>
    <message>
        <source>Only your answers are imitated, not the questions.</source>
        <translation>只模仿您的答案，不模仿问题。</translation>
    </message>
    <message>
        <source>Leaving out a little of the input each time works against learning a few examples by heart.</source>
        <translation>每次略去一小部分输入，可以防止把少量例子背下来。</translation>
    </message>
    <message>
        <source>Facts are to be kept exactly, so nothing of the input is left out.</source>
        <translation>事实要准确记住，因此不略去任何输入。</translation>
    </message>
    <message>
        <source>Questions are in the language too: learning all of the text helps where records are few or answers short.</source>
        <translation>问题也是用这种语言写的：记录少或答案短时，学习全部文本更有帮助。</translation>
    </message>
    <message>
        <source>Learning all of the text already works against learning by heart.</source>
        <translation>学习全部文本本身就能防止死记硬背。</translation>
    </message>
    <message>
        <source>One pass shows soon whether the records teach what you want.</source>
        <translation>学一遍就能很快看出记录是否教会了您想要的内容。</translation>
    </message>
    <message>
        <source>Three passes are usual for records of instruction and answer.</source>
        <translation>对于指令与答案的记录，通常学三遍。</translation>
    </message>
    <message>
        <source>More passes than usual, for records that are few or hard.</source>
        <translation>比平常更多的轮次，适合数量少或难度高的记录。</translation>
    </message>
    <message>
        <source>The run ends by itself where the validation records gain no more.</source>
        <translation>验证记录不再改善时，训练自行结束。</translation>
    </message>
    <message>
        <source>A very small rank already does well for one narrow task.</source>
        <translation>对于单一的窄任务，很小的秩就已足够。</translation>
    </message>
    <message>
        <source>Twice the rank, so that every size acts with the same strength.</source>
        <translation>秩的两倍，使各种大小的作用强度相同。</translation>
    </message>
    <message>
        <source>Room for most sets of a few hundred to a few thousand records.</source>
        <translation>足以容纳几百到几千条记录。</translation>
    </message>
    <message>
        <source>Large sets of records need more room than a small adapter has.</source>
        <translation>大量记录需要比小适配器更多的容量。</translation>
    </message>
    <message>
        <source>Dividing by the root of the rank keeps a high rank from learning slowly.</source>
        <translation>除以秩的平方根，使高秩不至于学得太慢。</translation>
    </message>
    <message>
        <source>Twice the root of the rank, so that every size acts with the same strength.</source>
        <translation>秩平方根的两倍，使各种大小的作用强度相同。</translation>
    </message>
    <message>
        <source>The adapter of a widely copied first example: DistilBERT on film reviews.</source>
        <translation>一个被广泛照搬的入门示例的适配器：用 DistilBERT 分析影评。</translation>
    </message>
    <message>
        <source>Eight times the rank: this adapter acts strongly.</source>
        <translation>秩的八倍：这个适配器作用很强。</translation>
    </message>
    <message>
        <source>Hardly anything of the input is left out.</source>
        <translation>几乎不略去任何输入。</translation>
    </message>
    <message>
        <source>The example divides alpha by the rank itself.</source>
        <translation>该示例用 alpha 除以秩本身。</translation>
    </message>
    <message>
        <source>Chosen on the validation records of the starter.</source>
        <translation>在入门模型的验证记录上选定。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Sort texts by labels: praise or complaint, urgent or not. Nothing is written.</source>
        <translation>按标签给文本分类：好评或差评，紧急与否。不写任何文字。</translation>
    </message>
    <message>
        <source>Film reviews: DistilBERT on IMDB</source>
        <translation>影评：在 IMDB 上训练 DistilBERT</translation>
    </message>
    <message>
        <source>The whole run of the well-known example is in use. It wants distilbert-base-uncased (huggingface.co) and the IMDB reviews (ai.stanford.edu/~amaas/data/sentiment), and comes from 50 % to about 87 % of labels right.</source>
        <translation>正在使用这个著名示例的整套设置。它需要 distilbert-base-uncased（huggingface.co）和 IMDB 影评（ai.stanford.edu/~amaas/data/sentiment），标签正确率从 50 % 升到约 87 %。</translation>
    </message>
    <message>
        <source>The review sample’s own settings</source>
        <translation>评论示例自带的设置</translation>
    </message>
    <message>
        <source>The settings that were proven on the review starter and its sample are in use.</source>
        <translation>正在使用在评论入门模型及其示例上验证过的设置。</translation>
    </message>
    <message>
        <source>Each review is praise or complaint: one label of two.</source>
        <translation>每条影评不是好评就是差评：二选一的标签。</translation>
    </message>
    <message>
        <source>The example puts its adapter on the query projections of DistilBERT alone.</source>
        <translation>该示例只在 DistilBERT 的查询投影上加适配器。</translation>
    </message>
    <message>
        <source>The example&apos;s rate; its alpha of eight times the rank makes up for it.</source>
        <translation>该示例的学习率；八倍于秩的 alpha 弥补了它的低。</translation>
    </message>
    <message>
        <source>The example begins at its full rate.</source>
        <translation>该示例一开始就用全部学习率。</translation>
    </message>
    <message>
        <source>A slight pull towards zero, as the example has it.</source>
        <translation>如示例所设，轻微地拉向零。</translation>
    </message>
    <message>
        <source>The example sees each review three times.</source>
        <translation>该示例把每条影评看三遍。</translation>
    </message>
    <message>
        <source>A look at the validation records after each epoch.</source>
        <translation>每轮之后查看一次验证记录。</translation>
    </message>
    <message>
        <source>The example goes to its end and keeps the best.</source>
        <translation>该示例训练到底，保留最好的结果。</translation>
    </message>
    <message>
        <source>The example reads the first 128 tokens of a review.</source>
        <translation>该示例读每条影评的前 128 个词元。</translation>
    </message>
    <message>
        <source>The model writes an answer to each question.</source>
        <translation>模型为每个问题写出回答。</translation>
    </message>
    <message>
        <source>The model gives each text one of your labels; it writes nothing.</source>
        <translation>模型给每段文本一个您的标签；它不写任何文字。</translation>
    </message>
    <message>
        <source>The usual rate of an adapter on a small encoder that judges texts.</source>
        <translation>判断文本的小型编码器上适配器的常用学习率。</translation>
    </message>
    <message>
        <source>Tiny encoders want a higher rate than large ones, and their new head a lower one than an adapter alone.</source>
        <translation>极小的编码器需要比大模型更高的学习率，而其新的输出头需要比单独的适配器更低的学习率。</translation>
    </message>
    <message>
        <source>Sixteen texts a step, as adapters on encoders are usually trained.</source>
        <translation>每步十六段文本，编码器上的适配器通常如此训练。</translation>
    </message>
    <message>
        <source>A head that is drawn at random needs a somewhat longer rise of the rate.</source>
        <translation>随机初始化的输出头需要稍长的学习率上升。</translation>
    </message>
    <message>
        <source>Labels say little about a text: leaving out a part of the input keeps it from being learned by heart.</source>
        <translation>标签对文本说明得很少：略去一部分输入，可避免死记硬背。</translation>
    </message>
    <message>
        <source>What a text is judged by mostly stands in its first few hundred tokens, and short texts are computed sooner.</source>
        <translation>判断文本的依据大多在开头的几百个词元里，而且短文本算得更快。</translation>
    </message>
</context>
<context>
    <name>ProblemSentence</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>field “%1”</source>
        <translation>字段“%1”</translation>
    </message>
    <message>
        <source>tensor “%1”</source>
        <translation>张量“%1”</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a place</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Look for it in the list of settings.</source>
        <translation>请在设置列表中查找。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place: what happened</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>Check its permissions, or copy it to another place and try again.</source>
        <translation>请检查它的权限，或者把它复制到别处再试。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>请选择另一个文件夹，或者更改它的权限。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>Check the name, or choose another folder.</source>
        <translation>请检查名称，或者选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The folder is already in use.</source>
        <translation>这个文件夹已被使用。</translation>
    </message>
    <message>
        <source>Choose a new folder; nothing is overwritten.</source>
        <translation>请选择一个新文件夹；不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation>请腾出一些空间，或者选择另一块磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The model has no tokenizer.</source>
        <translation>模型没有分词器。</translation>
    </message>
    <message>
        <source>Put tokenizer.json beside config.json (or vocab.json with merges.txt, vocab.txt, or tokenizer.model).</source>
        <translation>请把 tokenizer.json 放在 config.json 旁边（或者 vocab.json 与 merges.txt、vocab.txt、tokenizer.model）。</translation>
    </message>
    <message>
        <source>The tokenizer cannot be read: %1.</source>
        <translation>无法读取分词器：%1。</translation>
    </message>
    <message>
        <source>Download the model’s tokenizer files again.</source>
        <translation>请重新下载模型的分词器文件。</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8 at byte %1.</source>
        <translation>文本在第 %1 字节处不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation>请另存为 UTF-8 后再试。</translation>
    </message>
    <message>
        <source>The model has no chat template.</source>
        <translation>模型没有对话模板。</translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or a model made for chat.</source>
        <translation>请选择 Alpaca 格式或纯文本格式，或者选择为对话制作的模型。</translation>
    </message>
    <message>
        <source>The chat template fails: %1.</source>
        <translation>对话模板出错：%1。</translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or correct chat_template in the model’s folder.</source>
        <translation>请选择 Alpaca 格式或纯文本格式，或者更正模型文件夹中的 chat_template。</translation>
    </message>
    <message>
        <source>The chat template hides where the answers are, so it cannot be said what would be learned.</source>
        <translation>从对话模板看不出回答在哪里，因此无法确定会学习哪些内容。</translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or a template with generation blocks.</source>
        <translation>请选择 Alpaca 格式或纯文本格式，或者选择带有 generation 块的模板。</translation>
    </message>
    <message>
        <source>The chat template refuses this conversation: %1.</source>
        <translation>对话模板拒绝了这段对话：%1。</translation>
    </message>
    <message>
        <source>Change the record as the message asks.</source>
        <translation>请按提示修改这条记录。</translation>
    </message>
    <message>
        <source>The record has no %1.</source>
        <translation>这条记录没有 %1。</translation>
    </message>
    <message>
        <source>Fill it in, or remove the record.</source>
        <translation>请补上它，或者删除这条记录。</translation>
    </message>
    <message>
        <source>The data cannot be read: %1.</source>
        <translation>无法读取数据：%1。</translation>
    </message>
    <message>
        <source>Correct the file at this place; the other records are not touched.</source>
        <translation>请更正文件中的这一处；其他记录不受影响。</translation>
    </message>
    <message>
        <source>There are no records in the file.</source>
        <translation>文件中没有记录。</translation>
    </message>
    <message>
        <source>Choose a file with records of instruction, input and output.</source>
        <translation>请选择包含指令、输入和输出记录的文件。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; correct the file if you share it.</source>
        <translation>无需处理；如果要分享这个文件，请先更正它。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 at byte %1.</source>
        <translation>文件在第 %1 字节处不是 UTF-8。</translation>
    </message>
    <message>
        <source>The file has %1 bytes, more than the %2 that can be read.</source>
        <translation>文件有 %1 字节，超过了可读取的 %2 字节。</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>请把它拆成较小的文件。</translation>
    </message>
    <message>
        <source>The record has no “%1”; it has %2.</source>
        <translation>这条记录没有“%1”；它有 %2。</translation>
    </message>
    <message>
        <source>Add the field, or rename the one that holds it.</source>
        <translation>请添加这个字段，或者给存放它的字段改名。</translation>
    </message>
    <message>
        <source>“%1” is %2; %3 is needed.</source>
        <translation>“%1”是 %2；需要的是 %3。</translation>
    </message>
    <message>
        <source>Put quotes around the value.</source>
        <translation>请给这个值加上引号。</translation>
    </message>
    <message>
        <source>These fields are not used: %1.</source>
        <translation>这些字段没有用到：%1。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; rename them if they should be.</source>
        <translation>无需处理；如果应当用到它们，请改名。</translation>
    </message>
    <message>
        <source>“%1” is taken as “%2”.</source>
        <translation>“%1”当作“%2”使用。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; rename it if that is wrong.</source>
        <translation>无需处理；如果不对，请给它改名。</translation>
    </message>
    <message>
        <source>There is no config file in the folder.</source>
        <translation>文件夹中没有配置文件。</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json (for an adapter, adapter_config.json).</source>
        <translation>请选择含有 config.json 的文件夹（适配器则是 adapter_config.json）。</translation>
    </message>
    <message>
        <source>The config cannot be used: %1.</source>
        <translation>无法使用这份配置：%1。</translation>
    </message>
    <message>
        <source>Download the file again, or correct the value.</source>
        <translation>请重新下载文件，或者更正这个值。</translation>
    </message>
    <message>
        <source>Models of the type “%1” cannot be read.</source>
        <translation>无法读取“%1”类型的模型。</translation>
    </message>
    <message>
        <source>Choose a model of one of these types: %2.</source>
        <translation>请选择以下类型之一的模型：%2。</translation>
    </message>
    <message>
        <source>The model uses %1, which is not supported.</source>
        <translation>模型使用了 %1，目前不支持。</translation>
    </message>
    <message>
        <source>Choose a model without it.</source>
        <translation>请选择不含它的模型。</translation>
    </message>
    <message>
        <source>The folder holds no weights in safetensors format.</source>
        <translation>文件夹中没有 safetensors 格式的权重。</translation>
    </message>
    <message>
        <source>Download model.safetensors (all parts of it) into this folder.</source>
        <translation>请把 model.safetensors（全部分片）下载到这个文件夹。</translation>
    </message>
    <message>
        <source>The weights are a Python pickle, which can run programs and is never opened.</source>
        <translation>权重是 Python pickle 文件，它可以运行程序，因此绝不会被打开。</translation>
    </message>
    <message>
        <source>Get the safetensors file of the same model.</source>
        <translation>请获取同一模型的 safetensors 文件。</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer and not the weights, which have %1 bytes.</source>
        <translation>这是 Git LFS 指针，而不是权重本身（权重有 %1 字节）。</translation>
    </message>
    <message>
        <source>Run “git lfs pull” in the folder, or download the file itself.</source>
        <translation>请在文件夹中运行“git lfs pull”，或者下载文件本身。</translation>
    </message>
    <message>
        <source>This is not a sound safetensors file: %1.</source>
        <translation>这不是完好的 safetensors 文件：%1。</translation>
    </message>
    <message>
        <source>Download the file again.</source>
        <translation>请重新下载文件。</translation>
    </message>
    <message>
        <source>The tensor is missing.</source>
        <translation>缺少这个张量。</translation>
    </message>
    <message>
        <source>Download all parts of the model again.</source>
        <translation>请重新下载模型的全部文件。</translation>
    </message>
    <message>
        <source>The tensor has the shape %1; the config asks for %2.</source>
        <translation>张量的形状是 %1；配置要求 %2。</translation>
    </message>
    <message>
        <source>Take the config and the weights from the same model.</source>
        <translation>请使用同一模型的配置和权重。</translation>
    </message>
    <message>
        <source>The tensor has the type %1; %2 can be read.</source>
        <translation>张量的类型是 %1；可以读取的是 %2。</translation>
    </message>
    <message>
        <source>Choose a model stored in one of these types.</source>
        <translation>请选择以这些类型之一存储的模型。</translation>
    </message>
    <message>
        <source>Nothing uses this tensor.</source>
        <translation>没有用到这个张量。</translation>
    </message>
    <message>
        <source>Nothing needs to be done if the model answers well.</source>
        <translation>如果模型回答正常，则无需处理。</translation>
    </message>
    <message>
        <source>The tensor holds %1 values that are no numbers (NaN or infinite).</source>
        <translation>张量中有 %1 个值不是数（NaN 或无穷大）。</translation>
    </message>
    <message>
        <source>The adapter uses %1; supported is %2.</source>
        <translation>适配器使用了 %1；支持的是 %2。</translation>
    </message>
    <message>
        <source>Choose another adapter.</source>
        <translation>请选择另一个适配器。</translation>
    </message>
    <message>
        <source>No module of this model matches “%1”.</source>
        <translation>这个模型没有与“%1”匹配的模块。</translation>
    </message>
    <message>
        <source>Choose from these: %2.</source>
        <translation>请从这些中选择：%2。</translation>
    </message>
    <message>
        <source>This tensor of the adapter belongs to no module of the base model.</source>
        <translation>适配器的这个张量不属于基础模型的任何模块。</translation>
    </message>
    <message>
        <source>Choose the base model that the adapter was trained on.</source>
        <translation>请选择训练这个适配器时所用的基础模型。</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>没有这个设置。</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>您是想写“%1”吗？</translation>
    </message>
    <message>
        <source>“%1” cannot be used.</source>
        <translation>不能使用“%1”。</translation>
    </message>
    <message>
        <source>Allowed: %2.</source>
        <translation>允许的值：%2。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Start the program with --help to see what is possible.</source>
        <translation>用 --help 启动程序可以查看用法。</translation>
    </message>
    <message>
        <source>The answer cannot be written: %1.</source>
        <translation>无法写出结果：%1。</translation>
    </message>
    <message>
        <source>Check where the output goes: a program that ended early, or a full disk.</source>
        <translation>请检查输出的去向：可能有程序提前结束，或者磁盘已满。</translation>
    </message>
    <message>
        <source>The program failed: %1.</source>
        <translation>程序出错：%1。</translation>
    </message>
    <message>
        <source>Try again; if it stays, report it with the steps that lead here.</source>
        <translation>请再试一次；如果仍然出现，请连同操作步骤一起报告。</translation>
    </message>
    <message>
        <source>The engine cannot be started: %1.</source>
        <translation>无法启动引擎：%1。</translation>
    </message>
    <message>
        <source>Install Lorikeet again; its parts must lie together.</source>
        <translation>请重新安装 Lorikeet；它的各个部分必须放在一起。</translation>
    </message>
    <message>
        <source>The engine has version %1; this program needs %2.</source>
        <translation>引擎的版本是 %1；本程序需要 %2。</translation>
    </message>
    <message>
        <source>Install Lorikeet again; its parts must come from one version.</source>
        <translation>请重新安装 Lorikeet；它的各个部分必须来自同一版本。</translation>
    </message>
    <message>
        <source>The engine reports: %1.</source>
        <translation>引擎报告：%1。</translation>
    </message>
    <message>
        <source>The device “%1” cannot be used: %2.</source>
        <translation>无法使用设备“%1”：%2。</translation>
    </message>
    <message>
        <source>Choose the CPU, or mend what is named.</source>
        <translation>请选择 CPU，或者解决所指出的问题。</translation>
    </message>
    <message>
        <source>The device has too little memory.</source>
        <translation>设备内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, use smaller batches, or choose a smaller model.</source>
        <translation>请关闭其他程序、使用更小的批次，或者选择更小的模型。</translation>
    </message>
    <message>
        <source>The prompt has %1 tokens; the model reads %2.</source>
        <translation>提示有 %1 个词元；模型能读 %2 个。</translation>
    </message>
    <message>
        <source>Shorten the prompt.</source>
        <translation>请缩短提示。</translation>
    </message>
    <message>
        <source>The id %1 is not in the vocabulary of %2.</source>
        <translation>编号 %1 不在大小为 %2 的词表中。</translation>
    </message>
    <message>
        <source>Use ids of this model’s tokenizer.</source>
        <translation>请使用这个模型的分词器给出的编号。</translation>
    </message>
    <message>
        <source>The model’s probabilities of these tokens are no numbers.</source>
        <translation>模型对这些词元给出的概率不是数。</translation>
    </message>
    <message>
        <source>Choose float32, or another model; its weights may be damaged.</source>
        <translation>请选择 float32，或者换一个模型；它的权重可能已损坏。</translation>
    </message>
    <message>
        <source>None of the %1 records has anything to learn.</source>
        <translation>%1 条记录中没有任何可学习的内容。</translation>
    </message>
    <message>
        <source>Give the records an output.</source>
        <translation>请为记录填写输出。</translation>
    </message>
    <message>
        <source>The record has %1 tokens, more than the %2 allowed.</source>
        <translation>这条记录有 %1 个词元，超过了允许的 %2 个。</translation>
    </message>
    <message>
        <source>Shorten it, or raise the greatest length.</source>
        <translation>请缩短它，或者提高最大长度。</translation>
    </message>
    <message>
        <source>The record has %1 tokens, more than the %2 allowed, and is left out.</source>
        <translation>这条记录有 %1 个词元，超过了允许的 %2 个，因此被略去。</translation>
    </message>
    <message>
        <source>The record has %1 tokens, and nothing of its answer is within the %2 allowed; it is left out.</source>
        <translation>这条记录有 %1 个词元，它的回答完全不在允许的 %2 个之内，因此被略去。</translation>
    </message>
    <message>
        <source>Shorten what comes before the answer, or raise the greatest length.</source>
        <translation>请缩短回答之前的内容，或者提高最大长度。</translation>
    </message>
    <message>
        <source>The answer is so short that it becomes one token with the end of the prompt, and nothing of it can be learned; the record is left out.</source>
        <translation>回答太短，与提示的末尾合成了一个词元，其中没有可以学习的内容，因此这条记录被略去。</translation>
    </message>
    <message>
        <source>Lengthen the answer, or choose another format.</source>
        <translation>请加长回答，或者选择另一种格式。</translation>
    </message>
    <message>
        <source>The loss is no number at step %1 (records %2).</source>
        <translation>损失在第 %1 步不是数（记录 %2）。</translation>
    </message>
    <message>
        <source>Lower the learning rate, and look at these records.</source>
        <translation>请降低学习率，并检查这些记录。</translation>
    </message>
    <message>
        <source>The loss has risen to %2 at step %1, from %3 before (records %4).</source>
        <translation>损失在第 %1 步升至 %2，此前为 %3（记录 %4）。</translation>
    </message>
    <message>
        <source>After step %1 the loss on validation records is no number (%2).</source>
        <translation>第 %1 步之后，验证记录上的损失不是数（%2）。</translation>
    </message>
    <message>
        <source>Lower the learning rate, choose float32, or look at these records.</source>
        <translation>请降低学习率、选择 float32，或检查这些记录。</translation>
    </message>
    <message>
        <source>Memory is short: %1 tokens are computed at once from now on.</source>
        <translation>内存不足：此后每次同时计算 %1 个词元。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; training goes on.</source>
        <translation>无需任何操作；训练继续。</translation>
    </message>
    <message>
        <source>Another program is writing to this run.</source>
        <translation>另一个程序正在写入本次训练。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it.</source>
        <translation>请等它结束，或将其停止。</translation>
    </message>
    <message>
        <source>The records of the run are not the ones it was started with.</source>
        <translation>本次训练的记录已不是开始时的那些。</translation>
    </message>
    <message>
        <source>Put the file back as it was, or start a new run.</source>
        <translation>请恢复原来的文件，或开始新的训练。</translation>
    </message>
    <message>
        <source>The run has no checkpoint to go on from.</source>
        <translation>本次训练没有可以继续的检查点。</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>请开始新的训练。</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the run: %1.</source>
        <translation>检查点与本次训练不符：%1。</translation>
    </message>
    <message>
        <source>Start a new run; the adapter of this one can be used as its beginning.</source>
        <translation>请开始新的训练；可以用本次的适配器作为起点。</translation>
    </message>
    <message>
        <source>The run has not written its result yet.</source>
        <translation>本次训练还没有写出结果。</translation>
    </message>
    <message>
        <source>Go on with it until it ends, or choose another run.</source>
        <translation>请继续训练直到结束，或选择另一次训练。</translation>
    </message>
    <message>
        <source>The export does not judge the held-out texts as the adapter in memory does: %1 nats apart, %2 allowed.</source>
        <translation>导出的结果对保留文本的判断与内存中的适配器不一致：相差 %1 奈特，允许 %2。</translation>
    </message>
    <message>
        <source>Do not use it; look at the folder that was left aside, and try again.</source>
        <translation>请勿使用；请查看留在一旁的文件夹，然后重试。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>There is no project here.</source>
        <translation>这里没有项目。</translation>
    </message>
    <message>
        <source>Choose a folder with a project.lorikeet, or make a new project.</source>
        <translation>请选择包含 project.lorikeet 的文件夹，或新建项目。</translation>
    </message>
    <message>
        <source>The project is open in another window.</source>
        <translation>该项目已在另一个窗口中打开。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那里关闭它。</translation>
    </message>
    <message>
        <source>The project cannot be read: %1.</source>
        <translation>无法读取该项目：%1。</translation>
    </message>
    <message>
        <source>Open a copy of it; the file itself was left as it is.</source>
        <translation>请打开它的副本；原文件保持不变。</translation>
    </message>
    <message>
        <source>A newer version of Lorikeet wrote this project (%1); it can be looked at and not changed.</source>
        <translation>此项目由更新版本的 Lorikeet 写入（%1）；只能查看，不能更改。</translation>
    </message>
    <message>
        <source>Open it with that version to change it.</source>
        <translation>如需更改，请用该版本打开。</translation>
    </message>
    <message>
        <source>The project can be looked at and not changed: %1.</source>
        <translation>该项目只能查看，不能更改：%1。</translation>
    </message>
    <message>
        <source>Copy the folder to a place where you may write.</source>
        <translation>请将文件夹复制到可以写入的位置。</translation>
    </message>
    <message>
        <source>The project was brought from version %1 to this one; a copy as it was is in %2.</source>
        <translation>项目已从版本 %1 升级到当前版本；原样副本在 %2。</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>无需任何操作。</translation>
    </message>
    <message>
        <source>The project lies on a network drive, where saving is slower.</source>
        <translation>该项目位于网络驱动器上，保存较慢。</translation>
    </message>
    <message>
        <source>Copy it to this computer to work faster.</source>
        <translation>复制到本机可以更快。</translation>
    </message>
    <message>
        <source>Record %1 is not there any more; nothing was changed.</source>
        <translation>记录 %1 已不存在；未作任何更改。</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请重新查看列表。</translation>
    </message>
    <message>
        <source>The pattern cannot be understood: %1.</source>
        <translation>无法理解该模式：%1。</translation>
    </message>
    <message>
        <source>Mend it, or search for plain text.</source>
        <translation>请修正，或改为搜索普通文本。</translation>
    </message>
    <message>
        <source>Read as %1; %2 characters could not be read and were replaced.</source>
        <translation>按 %1 读取；有 %2 个字符无法读取，已被替换。</translation>
    </message>
    <message>
        <source>Compare a few records with the file; choose another encoding where they are wrong.</source>
        <translation>请与文件核对几条记录；若有误，请选择其他编码。</translation>
    </message>
    <message>
        <source>The records cannot be written in this form: %1.</source>
        <translation>这些记录无法以此格式写出：%1。</translation>
    </message>
    <message>
        <source>Choose JSON, which holds everything.</source>
        <translation>请选择 JSON，它能保存全部内容。</translation>
    </message>
    <message>
        <source>%1 is more than the model reads; %2 is used.</source>
        <translation>%1 超出模型可读取的长度；改用 %2。</translation>
    </message>
    <message>
        <source>Nothing needs to be done, or choose a model that reads more.</source>
        <translation>无需任何操作，或选择可读取更长文本的模型。</translation>
    </message>
    <message>
        <source>Training goes on from the adapter %1: its rank, alpha and target modules are used.</source>
        <translation>训练从适配器 %1 继续：沿用其秩、alpha 与目标模块。</translation>
    </message>
    <message>
        <source>Nothing needs to be done, or start from a fresh adapter.</source>
        <translation>无需任何操作，或从新的适配器开始。</translation>
    </message>
    <message>
        <source>There are no validation records, so early stopping does nothing.</source>
        <translation>没有验证记录，提前停止不起作用。</translation>
    </message>
    <message>
        <source>Put some records aside for validation.</source>
        <translation>请留出一些记录用于验证。</translation>
    </message>
    <message>
        <source>The base model is not the one the run was started with: %1.</source>
        <translation>基础模型与该训练开始时所用的不同：%1。</translation>
    </message>
    <message>
        <source>Choose the folder of that model.</source>
        <translation>请选择那个模型的文件夹。</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>第 %1 条记录</translation>
    </message>
    <message>
        <source>A run is training on “%1”; another model can be used when it has ended.</source>
        <translation>正在“%1”上训练；结束后才能使用其他模型。</translation>
    </message>
    <message>
        <source>Wait until the run has ended, or stop it.</source>
        <translation>请等待训练结束，或停止它。</translation>
    </message>
    <message>
        <source>Choose another file, or mend this one.</source>
        <translation>请另选文件，或修正这个文件。</translation>
    </message>
    <message>
        <source>Read as %1.</source>
        <translation>按 %1 读取。</translation>
    </message>
    <message>
        <source>Choose another encoding where the texts look wrong.</source>
        <translation>文字看起来不对时请另选编码。</translation>
    </message>
    <message>
        <source>row %1</source>
        <comment>of a table, as a spreadsheet counts</comment>
        <translation>第 %1 行</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>还有 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired: %1 (%2 ×).</source>
        <translation>已修复：%1（%2 处）。</translation>
    </message>
    <message>
        <source>%1 of %3 %2 records are among the %4 records, too; figures on them say little.</source>
        <translation>%3 条%2记录中有 %1 条也在%4记录里；在它们上的数字意义不大。</translation>
    </message>
    <message>
        <source>Take them out of %4 or of %2.</source>
        <translation>请将它们移出%4集或%2集。</translation>
    </message>
    <message>
        <source>None of the %1 records can be used: %2.</source>
        <translation>%1 条记录都不能使用：%2。</translation>
    </message>
    <message>
        <source>Change their labels, or choose other records.</source>
        <translation>请更改它们的标签，或选择其他记录。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <comment>All other platforms</comment>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>增加(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>减少(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QAccessibleActionInterface</name>
    <message>
        <source>Press</source>
        <translation>按下</translation>
    </message>
    <message>
        <source>SetFocus</source>
        <translation>设置焦点</translation>
    </message>
    <message>
        <source>Sets the focus</source>
        <translation>设置焦点</translation>
    </message>
    <message>
        <source>ShowMenu</source>
        <translation>显示菜单</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>打开选择列表</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 已存在。
要替换它吗？</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
找不到文件夹。
请检查文件夹名称是否正确。</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
找不到文件。
请检查文件名是否正确。</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1”受写保护。
仍要删除它吗？</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>确定要删除“%1”吗？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>切换到详细信息视图</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>切换到列表视图</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>无法删除文件夹。</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>新建一个文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>详细信息视图</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>文件名(&amp;N)：</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>查找文件夹</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>转到上级文件夹</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>列表视图</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>位置与书签列表</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>我的电脑</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>最近的位置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>显示 </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>显示隐藏文件(&amp;H)</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>All other platforms</comment>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>左边缘</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>左一页</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>右一页</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>右边缘</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>向下滚动</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>滚动到此处</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>向左滚动</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>向右滚动</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>向上滚动</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>顶部</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>向左滚动</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>向右滚动</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>%1 billion</source>
        <translation>%1 十亿</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 百万</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>不到一秒</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>the row has %1 cells, the header names %2; put quotes around cells that hold the delimiter</source>
        <translation>这一行有 %1 个单元格，表头只有 %2 个名称；请给含有分隔符的单元格加上引号</translation>
    </message>
    <message>
        <source>the row has %1 cells, the rows before have %2; put quotes around cells that hold the delimiter</source>
        <translation>这一行有 %1 个单元格，前面的行有 %2 个；请给含有分隔符的单元格加上引号</translation>
    </message>
    <message>
        <source>a cell has more than 16 MB, or a quote is missing</source>
        <translation>一个单元格超过 16 MB，或者缺少引号</translation>
    </message>
    <message>
        <source>a cell begins with a quote that swallows the rows after it</source>
        <translation>一个单元格以引号开头，把后面的行也吞了进去</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>有一个引号打开后没有关闭</translation>
    </message>
    <message>
        <source>two columns are named %1 and hold different texts in this row</source>
        <translation>有两列都叫 %1，在这一行里内容却不同</translation>
    </message>
    <message>
        <source>it is neither JSON nor a table whose first line names the fields instruction, input and output; its first line is %1</source>
        <translation>它既不是 JSON，也不是首行列出 instruction、input 和 output 字段的表格；它的首行是 %1</translation>
    </message>
    <message>
        <source>none of its %1 records can be used</source>
        <translation>其中的 %1 条记录都不能使用</translation>
    </message>
    <message>
        <source>it ends before it should</source>
        <translation>它在应有的结尾之前就结束了</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，还有 %2 个</translation>
    </message>
    <message>
        <source>no fields</source>
        <translation>没有字段</translation>
    </message>
    <message>
        <source>something follows after the conversation; a file holds one</source>
        <translation>对话之后还有别的内容；一个文件只能有一个对话</translation>
    </message>
    <message>
        <source>it has two fields named %1; which of them is meant cannot be known</source>
        <translation>它有两个名为 %1 的字段；无法知道该用哪一个</translation>
    </message>
    <message>
        <source>it holds a number that is too large</source>
        <translation>其中有一个过大的数字</translation>
    </message>
    <message>
        <source>a value stands where a record in { } is needed</source>
        <translation>应当是 { } 中的记录的地方是一个值</translation>
    </message>
    <message>
        <source>there is text that belongs to no record</source>
        <translation>有一段文字不属于任何记录</translation>
    </message>
    <message>
        <source>too much is damaged up to here; the rest of the file is not read</source>
        <translation>到此处损坏太多；不再读取文件的其余部分</translation>
    </message>
    <message>
        <source>the file ends where a value is needed</source>
        <translation>文件在需要一个值的地方结束了</translation>
    </message>
    <message>
        <source>the record has more than 16 MB</source>
        <translation>记录超过 16 MB</translation>
    </message>
    <message>
        <source>the record has more than 16 MB, or a quote is missing</source>
        <translation>记录超过 16 MB，或者缺少引号</translation>
    </message>
    <message>
        <source>brackets are nested more than %1 deep</source>
        <translation>括号嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>the file ends inside the record</source>
        <translation>文件在记录中间结束了</translation>
    </message>
    <message>
        <source>a colon is missing after a field&apos;s name</source>
        <translation>字段名后面缺少冒号</translation>
    </message>
    <message>
        <source>the file ends inside a list</source>
        <translation>文件在列表中间结束了</translation>
    </message>
    <message>
        <source>the name of a field is needed</source>
        <translation>这里需要一个字段名</translation>
    </message>
    <message>
        <source>the file ends inside the name of a field</source>
        <translation>文件在字段名中间结束了</translation>
    </message>
    <message>
        <source>the name of a field is not closed by a quote</source>
        <translation>字段名没有用引号结束</translation>
    </message>
    <message>
        <source>the file ends inside a text</source>
        <translation>文件在文本中间结束了</translation>
    </message>
    <message>
        <source>a text has no quote at its end</source>
        <translation>文本末尾没有引号</translation>
    </message>
    <message>
        <source>the quotes inside a text do not match</source>
        <translation>文本中的引号不成对</translation>
    </message>
    <message>
        <source>a quote inside a text has no backslash before it</source>
        <translation>文本中的引号前面没有反斜杠</translation>
    </message>
    <message>
        <source>there is a NUL byte</source>
        <translation>有一个空字节（NUL）</translation>
    </message>
    <message>
        <source>a number is not well-formed</source>
        <translation>有一个数字的写法不正确</translation>
    </message>
    <message>
        <source>a number has %1 characters</source>
        <translation>有一个数字长达 %1 个字符</translation>
    </message>
    <message>
        <source>a text has no quotes around it, or a value is missing</source>
        <translation>文本没有加引号，或者缺少一个值</translation>
    </message>
    <message>
        <source>a text has no quotes around it</source>
        <translation>文本没有加引号</translation>
    </message>
    <message>
        <source>a comment has no end</source>
        <translation>有一段注释没有结束</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1（第 %2 行）</translation>
    </message>
    <message>
        <source>a byte order mark</source>
        <translation>字节顺序标记</translation>
    </message>
    <message>
        <source>commas that do not belong</source>
        <translation>多余的逗号</translation>
    </message>
    <message>
        <source>missing commas</source>
        <translation>缺少的逗号</translation>
    </message>
    <message>
        <source>line breaks inside texts</source>
        <translation>文本中的换行</translation>
    </message>
    <message>
        <source>tabs inside texts</source>
        <translation>文本中的制表符</translation>
    </message>
    <message>
        <source>control characters inside texts</source>
        <translation>文本中的控制字符</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>typographic quotes around names or texts</source>
        <translation>名称或文本两边的弯引号</translation>
    </message>
    <message>
        <source>single quotes around names or texts</source>
        <translation>名称或文本两边的单引号</translation>
    </message>
    <message>
        <source>names without quotes</source>
        <translation>没有引号的名称</translation>
    </message>
    <message>
        <source>quotes inside texts without a backslash</source>
        <translation>文本中没有反斜杠的引号</translation>
    </message>
    <message>
        <source>single backslashes inside texts</source>
        <translation>文本中的单个反斜杠</translation>
    </message>
    <message>
        <source>words of other languages (None, True, NaN …)</source>
        <translation>其他语言的词（None、True、NaN 等）</translation>
    </message>
    <message>
        <source>full-width commas or colons between fields</source>
        <translation>字段之间的全角逗号或冒号</translation>
    </message>
    <message>
        <source>special spaces between fields</source>
        <translation>字段之间的特殊空格</translation>
    </message>
    <message>
        <source>halves of characters (lone surrogates)</source>
        <translation>半个字符（单独的代理项）</translation>
    </message>
    <message>
        <source>brackets that are missing or do not belong</source>
        <translation>缺少或多余的括号</translation>
    </message>
    <message>
        <source>lines of code fences</source>
        <translation>代码围栏行</translation>
    </message>
    <message>
        <source>null</source>
        <translation>空值（null）</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>真假值</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a message needs a role and a content</source>
        <translation>消息需要角色（role）和内容（content）</translation>
    </message>
    <message>
        <source>messages of the role «%1» cannot be used</source>
        <translation>角色为“%1”的消息不能使用</translation>
    </message>
    <message>
        <source>the conversation is empty</source>
        <translation>对话是空的</translation>
    </message>
    <message>
        <source>each entry of «history» needs two texts: what was asked and what was answered</source>
        <translation>“history”的每一项都需要两段文本：问题和回答</translation>
    </message>
    <message>
        <source>the conversation does not end with a question and its answer</source>
        <translation>对话没有以一问一答结束</translation>
    </message>
    <message>
        <source>«%1» holds a NUL character</source>
        <translation>“%1”含有空字符（NUL）</translation>
    </message>
    <message>
        <source>«%1» of record %2 is not UTF-8</source>
        <translation>第 %2 条记录的“%1”不是 UTF-8</translation>
    </message>
    <message>
        <source>«%1» of record %2 holds a NUL character</source>
        <translation>第 %2 条记录的“%1”含有空字符（NUL）</translation>
    </message>
    <message>
        <source>it is a spreadsheet or an archive; save it as CSV, or unpack it</source>
        <translation>它是电子表格或压缩包；请另存为 CSV，或先解压</translation>
    </message>
    <message>
        <source>it is a Parquet file; export it as JSON Lines</source>
        <translation>它是 Parquet 文件；请导出为 JSON Lines</translation>
    </message>
    <message>
        <source>it is compressed; unpack it</source>
        <translation>它是压缩文件；请先解压</translation>
    </message>
    <message>
        <source>it is an old spreadsheet or document; save it as CSV</source>
        <translation>它是旧格式的电子表格或文档；请另存为 CSV</translation>
    </message>
    <message>
        <source>it is a PDF</source>
        <translation>它是 PDF 文件</translation>
    </message>
    <message>
        <source>it is a Git LFS pointer and not the data; run «git lfs pull» in its folder</source>
        <translation>它是 Git LFS 指针，不是数据本身；请在它的文件夹里运行“git lfs pull”</translation>
    </message>
    <message>
        <source>it is a web page that was saved under this name</source>
        <translation>它是以这个名字保存的网页</translation>
    </message>
    <message>
        <source>it is a GGUF file</source>
        <translation>它是 GGUF 文件</translation>
    </message>
    <message>
        <source>it is a web page, saved under the name of the weights</source>
        <translation>它是以权重文件名保存的网页</translation>
    </message>
    <message>
        <source>it is a text file</source>
        <translation>它是文本文件</translation>
    </message>
    <message>
        <source>UTF-8, UTF-16 LE, GB18030, Windows-1252 or another that is listed</source>
        <translation>UTF-8、UTF-16 LE、GB18030、Windows-1252 或列出的其他编码</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺少这一项</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>it is larger than 16 MB</source>
        <translation>它超过 16 MB</translation>
    </message>
    <message>
        <source>it is nested deeper than %1 levels</source>
        <translation>它的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>it has more than %1 keys</source>
        <translation>它的键超过 %1 个</translation>
    </message>
    <message>
        <source>the key is there twice</source>
        <translation>这个键出现了两次</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>它不是有效的 JSON</translation>
    </message>
    <message>
        <source>a whole number is needed</source>
        <translation>这里需要整数</translation>
    </message>
    <message>
        <source>it must lie between %1 and %2</source>
        <translation>它必须在 %1 和 %2 之间</translation>
    </message>
    <message>
        <source>a number is needed</source>
        <translation>这里需要数字</translation>
    </message>
    <message>
        <source>it is out of range</source>
        <translation>它超出范围</translation>
    </message>
    <message>
        <source>true or false is needed</source>
        <translation>这里需要 true 或 false</translation>
    </message>
    <message>
        <source>a text is needed</source>
        <translation>这里需要文本</translation>
    </message>
    <message>
        <source>texts are needed</source>
        <translation>这里需要文本</translation>
    </message>
    <message>
        <source>an object is needed</source>
        <translation>这里需要对象</translation>
    </message>
    <message>
        <source>a list of names is needed</source>
        <translation>这里需要名称列表</translation>
    </message>
    <message>
        <source>numbers of layers are needed</source>
        <translation>这里需要层的编号</translation>
    </message>
    <message>
        <source>it cannot stand beside a target_modules that is an expression</source>
        <translation>target_modules 是表达式时不能使用它</translation>
    </message>
    <message>
        <source>it needs layers_to_transform</source>
        <translation>它需要 layers_to_transform</translation>
    </message>
    <message>
        <source>there is no label %1</source>
        <translation>没有标签 %1</translation>
    </message>
    <message>
        <source>a token id is needed</source>
        <translation>这里需要词元编号</translation>
    </message>
    <message>
        <source>a list with an entry for each layer is needed</source>
        <translation>这里需要一个每层一项的列表</translation>
    </message>
    <message>
        <source>a layer has a sliding window, and sliding_window is not set</source>
        <translation>有一层使用滑动窗口，却没有设置 sliding_window</translation>
    </message>
    <message>
        <source>no position is left after that of the padding token</source>
        <translation>填充词元的位置之后已没有可用的位置</translation>
    </message>
    <message>
        <source>yarn needs a base other than 1</source>
        <translation>yarn 需要一个不等于 1 的底数</translation>
    </message>
    <message>
        <source>it must be greater than low_freq_factor</source>
        <translation>它必须大于 low_freq_factor</translation>
    </message>
    <message>
        <source>the number of heads (%1) is no multiple of it</source>
        <translation>注意力头数（%1）不是它的整数倍</translation>
    </message>
    <message>
        <source>the hidden size (%1) is no multiple of it</source>
        <translation>隐藏层大小（%1）不是它的整数倍</translation>
    </message>
    <message>
        <source>rotary positions need an even size of a head, and it is %1</source>
        <translation>旋转位置编码要求每个头的大小是偶数，而它是 %1</translation>
    </message>
    <message>
        <source>an object of tensors and their files is needed</source>
        <translation>这里需要一个列出张量及其文件的对象</translation>
    </message>
    <message>
        <source>a file beside the index is needed</source>
        <translation>这里需要索引文件旁边的一个文件</translation>
    </message>
    <message>
        <source>the pattern is too long</source>
        <translation>表达式过长</translation>
    </message>
    <message>
        <source>the pattern cannot be read at character %1: %2</source>
        <translation>表达式在第 %1 个字符处无法读懂：%2</translation>
    </message>
    <message>
        <source>the pattern cannot be searched for: %1</source>
        <translation>无法按这个表达式查找：%1</translation>
    </message>
    <message>
        <source>it does not say what was trained</source>
        <translation>它没有说明训练了什么</translation>
    </message>
    <message>
        <source>it is not a text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>it has no version</source>
        <translation>它没有版本号</translation>
    </message>
    <message>
        <source>it has the version %1; 1 can be read</source>
        <translation>它的版本是 %1；只能读取版本 1</translation>
    </message>
    <message>
        <source>its version is not 1</source>
        <translation>它的版本不是 1</translation>
    </message>
    <message>
        <source>nothing is called «%1» here</source>
        <translation>这里没有名为“%1”的项</translation>
    </message>
    <message>
        <source>«%1» is no list</source>
        <translation>“%1”不是列表</translation>
    </message>
    <message>
        <source>it has no «%1»</source>
        <translation>它没有“%1”</translation>
    </message>
    <message>
        <source>«%1» is none of its choices</source>
        <translation>“%1”不在可选项中</translation>
    </message>
    <message>
        <source>«%1» is there twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>«%1» is no number of parameters</source>
        <translation>“%1”不是参数数量</translation>
    </message>
    <message>
        <source>«%1» is not a text</source>
        <translation>“%1”不是文本</translation>
    </message>
    <message>
        <source>«%1» is not a whole number</source>
        <translation>“%1”不是整数</translation>
    </message>
    <message>
        <source>«%1» is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>«started» is no time such as 2026-01-31T12:00:00+00:00</source>
        <translation>“started”不是 2026-01-31T12:00:00+00:00 这样的时间</translation>
    </message>
    <message>
        <source>quantised weights</source>
        <translation>量化的权重</translation>
    </message>
    <message>
        <source>compressed weights</source>
        <translation>压缩的权重</translation>
    </message>
    <message>
        <source>a mixture of experts</source>
        <translation>混合专家结构</translation>
    </message>
    <message>
        <source>pictures as input</source>
        <translation>图片输入</translation>
    </message>
    <message>
        <source>sound as input</source>
        <translation>声音输入</translation>
    </message>
    <message>
        <source>a text model inside another model</source>
        <translation>嵌在另一个模型中的文本模型</translation>
    </message>
    <message>
        <source>soft-capped logits</source>
        <translation>经过软上限处理的 logits</translation>
    </message>
    <message>
        <source>soft-capped attention</source>
        <translation>经过软上限处理的注意力</translation>
    </message>
    <message>
        <source>an encoder and a decoder</source>
        <translation>编码器加解码器</translation>
    </message>
    <message>
        <source>another head than that of a language model (%1)</source>
        <translation>语言模型以外的输出头（%1）</translation>
    </message>
    <message>
        <source>writing with a model that judges texts (%1)</source>
        <translation>用判断文本的模型来写作（%1）</translation>
    </message>
    <message>
        <source>writing with a model that judges texts</source>
        <translation>用判断文本的模型来写作</translation>
    </message>
    <message>
        <source>the problem «%1»</source>
        <translation>问题类型“%1”</translation>
    </message>
    <message>
        <source>the activation «%1»</source>
        <translation>激活函数“%1”</translation>
    </message>
    <message>
        <source>the rotary positions «%1»</source>
        <translation>旋转位置编码“%1”</translation>
    </message>
    <message>
        <source>rotary positions on a part of each head</source>
        <translation>只用于每个头一部分的旋转位置编码</translation>
    </message>
    <message>
        <source>different rotary positions in different layers</source>
        <translation>各层不同的旋转位置编码</translation>
    </message>
    <message>
        <source>several layers in a group</source>
        <translation>一组多层</translation>
    </message>
    <message>
        <source>an encoder&apos;s family used as a decoder</source>
        <translation>把编码器类的模型用作解码器</translation>
    </message>
    <message>
        <source>relative positions</source>
        <translation>相对位置编码</translation>
    </message>
    <message>
        <source>attention that is not scaled</source>
        <translation>不缩放的注意力</translation>
    </message>
    <message>
        <source>attention scaled by the number of its layer</source>
        <translation>按层号缩放的注意力</translation>
    </message>
    <message>
        <source>layers of another kind than full or sliding attention</source>
        <translation>全注意力和滑动注意力以外的层</translation>
    </message>
    <message>
        <source>the method %1</source>
        <translation>方法 %1</translation>
    </message>
    <message>
        <source>the task %1 on a model that was opened to judge texts</source>
        <translation>在为判断文本而打开的模型上的任务 %1</translation>
    </message>
    <message>
        <source>the task %1 on a model that was opened to write</source>
        <translation>在为写作而打开的模型上的任务 %1</translation>
    </message>
    <message>
        <source>the task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>trained biases (%1)</source>
        <translation>训练过的偏置（%1）</translation>
    </message>
    <message>
        <source>biases inside LoRA</source>
        <translation>LoRA 内部的偏置</translation>
    </message>
    <message>
        <source>tied adapters</source>
        <translation>绑定的适配器</translation>
    </message>
    <message>
        <source>activated LoRA</source>
        <translation>激活式 LoRA</translation>
    </message>
    <message>
        <source>repeated layers</source>
        <translation>重复的层</translation>
    </message>
    <message>
        <source>trained tokens</source>
        <translation>训练过的词元</translation>
    </message>
    <message>
        <source>LoRA on bare parameters</source>
        <translation>作用于裸参数的 LoRA</translation>
    </message>
    <message>
        <source>Megatron layers</source>
        <translation>Megatron 层</translation>
    </message>
    <message>
        <source>Arrow routing</source>
        <translation>Arrow 路由</translation>
    </message>
    <message>
        <source>plain LoRA</source>
        <translation>普通 LoRA</translation>
    </message>
    <message>
        <source>a changed base model (%1)</source>
        <translation>改动过的基础模型（%1）</translation>
    </message>
    <message>
        <source>an adapter converted to plain LoRA</source>
        <translation>转换为普通 LoRA 的适配器</translation>
    </message>
    <message>
        <source>LoRA on «%1», which is no linear module</source>
        <translation>作用于“%1”的 LoRA，而它不是线性模块</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is shorter than the length of its header</source>
        <translation>文件比文件头的长度还短</translation>
    </message>
    <message>
        <source>its header would have %1 bytes</source>
        <translation>它的文件头会有 %1 字节</translation>
    </message>
    <message>
        <source>the file ends inside its header (%1 bytes are needed); the download was cut</source>
        <translation>文件在文件头中间结束了（需要 %1 字节）；下载被中断了</translation>
    </message>
    <message>
        <source>its header is no JSON object</source>
        <translation>它的文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>its header is not valid JSON</source>
        <translation>它的文件头不是有效的 JSON</translation>
    </message>
    <message>
        <source>its header is nested too deeply</source>
        <translation>它的文件头嵌套过深</translation>
    </message>
    <message>
        <source>the description is no object</source>
        <translation>描述不是对象</translation>
    </message>
    <message>
        <source>the shape has too many dimensions</source>
        <translation>形状的维数过多</translation>
    </message>
    <message>
        <source>the name is there twice</source>
        <translation>这个名称出现了两次</translation>
    </message>
    <message>
        <source>the key «%1» is there twice</source>
        <translation>键“%1”出现了两次</translation>
    </message>
    <message>
        <source>its metadata holds something that is no text</source>
        <translation>它的元数据中有不是文本的内容</translation>
    </message>
    <message>
        <source>its type is missing</source>
        <translation>缺少类型</translation>
    </message>
    <message>
        <source>its shape is missing</source>
        <translation>缺少形状</translation>
    </message>
    <message>
        <source>its place is missing</source>
        <translation>缺少位置</translation>
    </message>
    <message>
        <source>its bytes lie outside the file; the download was cut, or the header is wrong</source>
        <translation>它的字节在文件之外；下载被中断了，或者文件头有误</translation>
    </message>
    <message>
        <source>the shape %1 in %2 does not have the %3 bytes it is given</source>
        <translation>类型为 %2 的形状 %1 与所给的 %3 字节不符</translation>
    </message>
    <message>
        <source>its %1 holds something that is no whole number</source>
        <translation>它的 %1 中有不是整数的内容</translation>
    </message>
    <message>
        <source>the shape %1 is too large</source>
        <translation>形状 %1 过大</translation>
    </message>
    <message>
        <source>its bytes overlap those of another tensor</source>
        <translation>它的字节与另一个张量重叠</translation>
    </message>
    <message>
        <source>there is a gap before its bytes</source>
        <translation>它的字节之前有空隙</translation>
    </message>
    <message>
        <source>%1 bytes at the end belong to no tensor</source>
        <translation>末尾的 %1 字节不属于任何张量</translation>
    </message>
    <message>
        <source>it is not UTF-8 at byte %1</source>
        <translation>它在第 %1 字节处不是 UTF-8</translation>
    </message>
    <message>
        <source>it is a Git LFS pointer, not the file itself</source>
        <translation>它是 Git LFS 指针，不是文件本身</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>其中没有 JSON 对象</translation>
    </message>
    <message>
        <source>added_tokens_decoder has an entry «%1» that is no token</source>
        <translation>added_tokens_decoder 中的“%1”不是词元</translation>
    </message>
    <message>
        <source>merges.txt is missing beside it</source>
        <translation>旁边缺少 merges.txt</translation>
    </message>
    <message>
        <source>%1 (the template, line %2)</source>
        <translation>%1（模板，第 %2 行）</translation>
    </message>
    <message>
        <source>%1 (the template)</source>
        <translation>%1（模板）</translation>
    </message>
    <message>
        <source>%1 (%2, line %3)</source>
        <translation>%1（%2，第 %3 行）</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数字</translation>
    </message>
    <message>
        <source>a list of whole numbers, each from %1 to %2</source>
        <translation>整数列表，每个在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a list of whole numbers, each</source>
        <translation>整数列表</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 到 %1</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称列表</translation>
    </message>
    <message>
        <source>names of labels with weights</source>
        <translation>带权重的标签名</translation>
    </message>
    <message>
        <source>auto, cpu, cuda, or cuda: with the number of a card</source>
        <translation>auto、cpu、cuda，或 cuda: 加显卡编号</translation>
    </message>
    <message>
        <source>auto, cpu, cuda, cuda:N</source>
        <translation>auto、cpu、cuda、cuda:N</translation>
    </message>
    <message>
        <source>all-linear, names of modules, or a pattern</source>
        <translation>all-linear、模块名，或表达式</translation>
    </message>
    <message>
        <source>names of modules, such as %1</source>
        <translation>模块名，例如 %1</translation>
    </message>
    <message>
        <source>layers beside a pattern of target_modules</source>
        <translation>在 target_modules 的表达式之外又选了层</translation>
    </message>
    <message>
        <source>layers beside names, or a pattern that chooses the layers itself</source>
        <translation>层与模块名一起使用，或用一个自己选定层的表达式</translation>
    </message>
    <message>
        <source>shares from 0 that leave records to learn from</source>
        <translation>从 0 开始、并留有学习记录的比例</translation>
    </message>
    <message>
        <source>lora, where training goes on from an adapter</source>
        <translation>从适配器继续训练时用 lora</translation>
    </message>
    <message>
        <source>cross_entropy, where the task is to write answers</source>
        <translation>cross_entropy（任务是写答案时）</translation>
    </message>
    <message>
        <source>none, unless each text has one label</source>
        <translation>无（除非每篇文本只有一个标签）</translation>
    </message>
    <message>
        <source>balanced, or label=weight with weights above 0</source>
        <translation>balanced，或 标签=权重（权重大于 0）</translation>
    </message>
    <message>
        <source>classification, on a model that was opened to judge texts</source>
        <translation>classification（模型是为判断文本而打开的）</translation>
    </message>
    <message>
        <source>causal_lm, on a model that was opened to write</source>
        <translation>causal_lm（模型是为写作而打开的）</translation>
    </message>
    <message>
        <source>the text alone</source>
        <translation>只有文本</translation>
    </message>
    <message>
        <source>line %1, %2</source>
        <translation>第 %1 行、%2</translation>
    </message>
    <message>
        <source>row %1, %2</source>
        <translation>第 %1 行、%2</translation>
    </message>
    <message>
        <source>record %1, %2</source>
        <translation>第 %1 条记录、%2</translation>
    </message>
    <message>
        <source>line %1; %2</source>
        <translation>第 %1 行；%2</translation>
    </message>
    <message>
        <source>row %1; %2</source>
        <translation>第 %1 行；%2</translation>
    </message>
    <message>
        <source>record %1; %2</source>
        <translation>第 %1 条记录；%2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>第 %1 条记录</translation>
    </message>
    <message>
        <source>its config.json, %1</source>
        <translation>它的 config.json、%1</translation>
    </message>
    <message>
        <source>the names and shapes of its tensors, %1</source>
        <translation>张量的名称和形状、%1</translation>
    </message>
    <message>
        <source>its weights, %1</source>
        <translation>权重、%1</translation>
    </message>
    <message>
        <source>its config.json</source>
        <translation>它的 config.json</translation>
    </message>
    <message>
        <source>the names and shapes of its tensors</source>
        <translation>张量的名称和形状</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>the names or shapes of its weights</source>
        <translation>权重的名称或形状</translation>
    </message>
    <message>
        <source>how it reads text (tokenizer or chat template)</source>
        <translation>读取文本的方式（分词器或对话模板）</translation>
    </message>
    <message>
        <source>it is another kind of file</source>
        <translation>它是另一种文件</translation>
    </message>
    <message>
        <source>it was written by another version of Lorikeet</source>
        <translation>它由另一个版本的 Lorikeet 写成</translation>
    </message>
    <message>
        <source>its state cannot be read</source>
        <translation>它的状态无法读取</translation>
    </message>
    <message>
        <source>it has another number of tensors</source>
        <translation>张量的数量不同</translation>
    </message>
    <message>
        <source>it has no %1</source>
        <translation>它没有 %1</translation>
    </message>
    <message>
        <source>%1 has another shape</source>
        <translation>%1 的形状不同</translation>
    </message>
    <message>
        <source>its history does not fit its records</source>
        <translation>它的历史与记录不符</translation>
    </message>
    <message>
        <source>entry %1 of its history has no changes</source>
        <translation>历史第 %1 项没有改动内容</translation>
    </message>
    <message>
        <source>entry %1 of its history is missing</source>
        <translation>缺少历史第 %1 项</translation>
    </message>
    <message>
        <source>it is no cache of this version</source>
        <translation>它不是这个版本的缓存</translation>
    </message>
    <message>
        <source>the earlier turns of record %1</source>
        <translation>第 %1 条记录的先前轮次</translation>
    </message>
    <message>
        <source>a file cannot be named</source>
        <translation>无法登记一个文件名</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it belongs to another program</source>
        <translation>它属于另一个程序</translation>
    </message>
    <message>
        <source>its version is %1</source>
        <translation>它的版本是 %1</translation>
    </message>
    <message>
        <source>it is not loaded</source>
        <translation>它没有加载</translation>
    </message>
    <message>
        <source>no adapter has the handle %1</source>
        <translation>没有编号为 %1 的适配器</translation>
    </message>
    <message>
        <source>it does not export %1</source>
        <translation>它没有提供 %1</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>there is no such card</source>
        <translation>没有这块显卡</translation>
    </message>
    <message>
        <source>its compute capability is %1; the CUDA libraries need 7.5 or newer</source>
        <translation>它的计算能力是 %1；CUDA 库需要 7.5 或更高</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed</source>
        <translation>没有安装 NVIDIA 驱动</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no card it can use</source>
        <translation>NVIDIA 驱动找不到可用的显卡</translation>
    </message>
    <message>
        <source>the CUDA libraries are not installed (installer/run --cuda brings them)</source>
        <translation>没有安装 CUDA 库（可用 installer/run --cuda 安装）</translation>
    </message>
    <message>
        <source>the NVIDIA driver (for CUDA %1) is too old for the CUDA libraries</source>
        <translation>NVIDIA 驱动（支持 CUDA %1）对 CUDA 库来说太旧</translation>
    </message>
    <message>
        <source>an unknown exception</source>
        <translation>未知的异常</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>第 %1 个字符处：%2</translation>
    </message>
    <message>
        <source>missing closing parenthesis</source>
        <translation>缺少右括号</translation>
    </message>
    <message>
        <source>unmatched closing parenthesis</source>
        <translation>多出一个右括号</translation>
    </message>
    <message>
        <source>missing terminating ] for character class</source>
        <translation>字符集缺少结尾的 ]</translation>
    </message>
    <message>
        <source>quantifier does not follow a repeatable item</source>
        <translation>量词前面没有可重复的内容</translation>
    </message>
    <message>
        <source>numbers out of order in {} quantifier</source>
        <translation>{} 量词中的数字次序颠倒</translation>
    </message>
    <message>
        <source>range out of order in character class</source>
        <translation>字符集中的范围次序颠倒</translation>
    </message>
    <message>
        <source>\ at end of pattern</source>
        <translation>表达式以 \ 结尾</translation>
    </message>
    <message>
        <source>unrecognized character follows \</source>
        <translation>\ 后面的字符无法识别</translation>
    </message>
    <message>
        <source>unrecognized character after (? or (?-</source>
        <translation>(? 或 (?- 后面的字符无法识别</translation>
    </message>
    <message>
        <source>reference to non-existent subpattern</source>
        <translation>引用了不存在的子表达式</translation>
    </message>
    <message>
        <source>lookbehind assertion is not fixed length</source>
        <translation>后行断言的长度不固定</translation>
    </message>
    <message>
        <source>match limit exceeded</source>
        <translation>匹配步数超过上限</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>system text</source>
        <translation>系统文本</translation>
    </message>
    <message>
        <source>earlier turns</source>
        <translation>先前轮次</translation>
    </message>
    <message>
        <source>whole conversation</source>
        <translation>整个对话</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>answer in an earlier turn</source>
        <translation>先前轮次中的回答</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the operation is not permitted</source>
        <translation>不允许这样做</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>the drive can only be read</source>
        <translation>这个磁盘只能读取</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>它已经存在</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>它正在使用中</translation>
    </message>
    <message>
        <source>it is in use by a program</source>
        <translation>有程序正在使用它</translation>
    </message>
    <message>
        <source>the drive reports an error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>the file would be too large</source>
        <translation>文件会过大</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>too many files are open on this computer</source>
        <translation>这台电脑上打开的文件过多</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>its links go round in a circle</source>
        <translation>链接形成了循环</translation>
    </message>
    <message>
        <source>the drive does not accept it</source>
        <translation>磁盘不接受它</translation>
    </message>
    <message>
        <source>memory is short</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the drive is not there any more</source>
        <translation>磁盘已不存在</translation>
    </message>
    <message>
        <source>the drive is not there</source>
        <translation>磁盘不存在</translation>
    </message>
    <message>
        <source>the network drive has lost the file</source>
        <translation>网络磁盘丢失了这个文件</translation>
    </message>
    <message>
        <source>the network drive does not answer</source>
        <translation>网络磁盘没有响应</translation>
    </message>
    <message>
        <source>the network drive is not connected</source>
        <translation>网络磁盘没有连接</translation>
    </message>
    <message>
        <source>the computer with the drive is off</source>
        <translation>磁盘所在的电脑没有开机</translation>
    </message>
    <message>
        <source>the computer with the drive cannot be reached</source>
        <translation>无法连接到磁盘所在的电脑</translation>
    </message>
    <message>
        <source>the drive cannot do this</source>
        <translation>磁盘不支持这样做</translation>
    </message>
    <message>
        <source>it lies on another drive</source>
        <translation>它在另一个磁盘上</translation>
    </message>
    <message>
        <source>it is not possible right now</source>
        <translation>现在不能这样做</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>它被打断了</translation>
    </message>
    <message>
        <source>the other side was closed</source>
        <translation>另一端已经关闭</translation>
    </message>
    <message>
        <source>causal_lm; labels are 2 to 1,000 different outputs</source>
        <translation>causal_lm；标签应为 2 到 1,000 种不同的输出</translation>
    </message>
    <message>
        <source>it has texts, but none of its columns, %1, is a label or an answer; add a column «label» or «output»</source>
        <translation>其中有文本，但它的列（%1）都不是标签或答案；请添加“label”或“output”列</translation>
    </message>
    <message>
        <source>a folder is read where its texts lie in folders that are named after their labels, such as train/pos and train/neg; in this one there are none</source>
        <translation>文件夹中的文本应放在以标签命名的子文件夹里，例如 train/pos 和 train/neg；此文件夹中没有这样的子文件夹</translation>
    </message>
    <message>
        <source>%1 (%2 texts without a label)</source>
        <translation>%1（%2 条没有标签的文本）</translation>
    </message>
    <message>
        <source>foretelling hidden tokens with a model that writes (%1)</source>
        <translation>用写作模型（%1）预测被遮住的词元</translation>
    </message>
    <message>
        <source>foretelling hidden tokens with a tokenizer that has no token for them</source>
        <translation>用没有遮蔽词元的分词器预测被遮住的词元</translation>
    </message>
    <message>
        <source>judging with a model that writes</source>
        <translation>用只会书写的模型来判断文本</translation>
    </message>
    <message>
        <source>masked_lm, on a model that was opened to foretell hidden tokens</source>
        <translation>masked_lm（模型是为预测被遮住的词元而打开的）</translation>
    </message>
    <message>
        <source>full, where the task is to foretell hidden words</source>
        <translation>full（任务是预测被遮住的词时）</translation>
    </message>
    <message>
        <source>%1 (files passed over: %2)</source>
        <translation>%1（未读取的文件：%2 个）</translation>
    </message>
    <message>
        <source>classification, where the records are texts with labels</source>
        <translation>classification（这些记录是带标签的文本）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>they have no label</source>
        <translation>它们没有标签</translation>
    </message>
    <message>
        <source>they all have the label «%1», and there is nothing to tell it from</source>
        <translation>它们的标签全都是“%1”，没有可以区分的其他标签</translation>
    </message>
    <message>
        <source>those put aside for validation have no label</source>
        <translation>留作验证的记录没有标签</translation>
    </message>
    <message>
        <source>those put aside for validation have labels that are none of %1: %2</source>
        <translation>留作验证的记录的标签不在 %1 之中：%2</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Needs work</source>
        <translation>待修改</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Finished early</source>
        <translation>提前完成</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>It failed: %1 It can go on from its last checkpoint.</source>
        <translation>训练失败：%1 可以从最后一个检查点继续。</translation>
    </message>
    <message>
        <source>It failed: %1 Train again to have its adapter.</source>
        <translation>训练失败：%1 请重新训练以得到适配器。</translation>
    </message>
    <message>
        <source>The program ended in the middle of it. It can go on from its last checkpoint.</source>
        <translation>程序在训练途中结束了。可以从最后一个检查点继续。</translation>
    </message>
    <message>
        <source>The program ended before its first checkpoint. Train again to have its adapter.</source>
        <translation>程序在第一个检查点之前就结束了。请重新训练以得到适配器。</translation>
    </message>
    <message>
        <source>%1 records to learn from, %2 to watch the training by, %3 kept for the end.</source>
        <translation>%1 条记录用于学习，%2 条用于观察训练，%3 条留到最后。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Validation: %1 at step %2</source>
        <translation>验证：第 %2 步为 %1</translation>
    </message>
    <message>
        <source>Untrained model: %1</source>
        <translation>未训练的模型：%1</translation>
    </message>
    <message>
        <source>Training: from %1 to %2</source>
        <translation>训练：从 %1 到 %2</translation>
    </message>
    <message>
        <source>Tokens right: %1</source>
        <translation>正确的词元：%1</translation>
    </message>
    <message>
        <source>Answers right word for word: %1</source>
        <translation>逐字正确的回答：%1</translation>
    </message>
    <message>
        <source>Untrained model: %1 of the tokens</source>
        <translation>未训练的模型：%1 的词元</translation>
    </message>
    <message>
        <source>Both learned from the same records.</source>
        <translation>两次训练使用了相同的记录。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a list of differences</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between differences</comment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) changed</source>
        <translation>
            <numerusform>修改 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <comment>records</comment>
        <translation>
            <numerusform>移除 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <comment>records</comment>
        <translation>
            <numerusform>新增 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln used for another purpose</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln 条改作他用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2–%3)</source>
        <comment>a share and the interval it lies in</comment>
        <translation>%1（%2–%3）</translation>
    </message>
    <message>
        <source>Spread of the numbers explained: %1</source>
        <translation>已解释的数值变动：%1</translation>
    </message>
    <message>
        <source>Missed by %1 on average</source>
        <translation>平均相差 %1</translation>
    </message>
    <message>
        <source>Labels right: %1 of %2 validation records</source>
        <translation>标签正确：%2 条验证记录中的 %1</translation>
    </message>
    <message>
        <source>95 of 100 times the true share lies between %1 and %2.</source>
        <translation>100 次中有 95 次，真实比例在 %1 到 %2 之间。</translation>
    </message>
    <message>
        <source>F1, all labels alike: %1</source>
        <translation>F1（所有标签同等对待）：%1</translation>
    </message>
</context>
<context>
    <name>StorageWords</name>
    <message>
        <source>Records and their history</source>
        <translation>记录及其历史</translation>
    </message>
    <message>
        <source>Every record, and every change that can be taken back.</source>
        <translation>每条记录，以及每个可以撤销的更改。</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计数缓存</translation>
    </message>
    <message>
        <source>Token counts, kept so that they need not be counted again.</source>
        <translation>保存的词元数，免得重新统计。</translation>
    </message>
    <message>
        <source>Nothing is lost: what is counted is counted again when it is needed.</source>
        <translation>不会丢失任何内容：需要时会重新统计。</translation>
    </message>
    <message>
        <source>Records of runs</source>
        <translation>运行所用的记录</translation>
    </message>
    <message>
        <source>What each run learned from, as it was then.</source>
        <translation>每次运行当时所学的内容。</translation>
    </message>
    <message>
        <source>Records that no run names any more are gone; every run keeps its own.</source>
        <translation>不再属于任何运行的记录将被删除；每次运行保留自己的记录。</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>What a run needs to go on where it was.</source>
        <translation>运行从中断处继续所需的内容。</translation>
    </message>
    <message>
        <source>Runs that have come to their end keep adapter and curves; what they would need to train on is gone.</source>
        <translation>已结束的运行保留适配器和曲线；继续训练所需的内容将被删除。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Adapters, curves and samples of every run; the Runs page bins them.</source>
        <translation>每次运行的适配器、曲线和样例；可在“运行”页移入回收站。</translation>
    </message>
    <message>
        <source>Imported adapters</source>
        <translation>导入的适配器</translation>
    </message>
    <message>
        <source>Adapters that came from elsewhere.</source>
        <translation>来自别处的适配器。</translation>
    </message>
    <message>
        <source>Daily copies</source>
        <translation>每日副本</translation>
    </message>
    <message>
        <source>Records and history as they were on other days; five are kept.</source>
        <translation>其他日子的记录和历史；保留五份。</translation>
    </message>
    <message>
        <source>All copies but the newest are gone: there is no way back to those days.</source>
        <translation>除最新的一份外，所有副本都将被删除：无法再回到那些日子。</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Runs and adapters that were thrown away.</source>
        <translation>已丢弃的运行和适配器。</translation>
    </message>
    <message>
        <source>What lies in the bin is gone for good and cannot be brought back.</source>
        <translation>回收站中的内容将永久删除，无法恢复。</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>What else lies in the project’s folder; the studio leaves it alone.</source>
        <translation>项目文件夹中的其他内容；本程序不会改动。</translation>
    </message>
</context>
<context>
    <name>TableMenus</name>
    <message>
        <source>Edit in place</source>
        <translation>就地编辑</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>TrainingField</name>
    <message>
        <source>What is trained</source>
        <translation>训练对象</translation>
    </message>
    <message>
        <source>What is trained: an adapter beside the frozen model, or every weight of the model.</source>
        <translation>训练什么：冻结模型旁的适配器，或模型的全部权重。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Size of the adapter: a higher rank can learn more and overfits sooner.</source>
        <translation>适配器的大小：秩越高，学得越多，也越早过拟合。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>How strongly the adapter acts; alpha / rank multiplies what it adds.</source>
        <translation>适配器的作用强度；它添加的内容会乘以 alpha / 秩。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s input dropped in training, against overfitting.</source>
        <translation>训练时随机丢弃的适配器输入比例，用于防止过拟合。</translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation>目标模块</translation>
    </message>
    <message>
        <source>Which layers of the model get an adapter: names, one pattern, or all-linear.</source>
        <translation>模型的哪些层加适配器：名称、一个模式，或 all-linear。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Numbers of the layers that get an adapter; none named means all.</source>
        <translation>加适配器的层的编号；不填表示所有层。</translation>
    </message>
    <message>
        <source>Rank-stabilised (rsLoRA)</source>
        <translation>秩稳定（rsLoRA）</translation>
    </message>
    <message>
        <source>Divide alpha by the root of the rank, which keeps high ranks stable.</source>
        <translation>用 alpha 除以秩的平方根，使高秩保持稳定。</translation>
    </message>
    <message>
        <source>Modules trained whole</source>
        <translation>完整训练的模块</translation>
    </message>
    <message>
        <source>Modules that are trained whole and kept with the adapter, such as lm_head.</source>
        <translation>完整训练并随适配器一起保存的模块，例如 lm_head。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标函数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Size of a step: too high and the loss jumps, too low and nothing is learned.</source>
        <translation>每步的大小：太高则损失跳动，太低则什么也学不到。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>How the learning rate goes down over the run.</source>
        <translation>学习率在训练过程中如何下降。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Share of the run in which the learning rate rises from zero.</source>
        <translation>学习率从零上升所占的训练比例。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pull of the adapter&apos;s weights towards zero at each step.</source>
        <translation>每一步把适配器的权重拉向零的力度。</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>最长梯度</translation>
    </message>
    <message>
        <source>A gradient longer than this is shortened to it; 0 leaves it as it is.</source>
        <translation>比这更长的梯度会被缩短到此值；0 表示不改动。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Records that one step learns from together.</source>
        <translation>每一步一起学习的记录数。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Start of all chance: the same seed gives the same run.</source>
        <translation>一切随机性的起点：种子相同，训练就相同。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often each record is seen.</source>
        <translation>每条记录被学习的次数。</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>最多步数</translation>
    </message>
    <message>
        <source>Ends the run after so many steps; 0 goes by epochs.</source>
        <translation>到这么多步就结束训练；0 表示按轮数。</translation>
    </message>
    <message>
        <source>Longest record</source>
        <translation>最长记录</translation>
    </message>
    <message>
        <source>Longest record in tokens; what is longer is treated as «overlong» says.</source>
        <translation>记录的最大长度（词元）；更长的按 «overlong» 处理。</translation>
    </message>
    <message>
        <source>Overlong records</source>
        <translation>过长的记录</translation>
    </message>
    <message>
        <source>What happens to a record longer than max_length; always counted and said.</source>
        <translation>比 max_length 更长的记录如何处理；总会计数并告知。</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>What of a record is learned: every answer, the last turn&apos;s alone, or all of its text.</source>
        <translation>学习记录的哪一部分：每个答案、仅最后一轮，或全部文本。</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Mix the order of the records anew in each epoch.</source>
        <translation>每一轮重新打乱记录的顺序。</translation>
    </message>
    <message>
        <source>Look every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between two looks at the validation records; 0: once an epoch.</source>
        <translation>两次查看验证记录之间的步数；0 表示每轮一次。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Ends the run when the validation loss has not fallen for so many looks; 0 never does.</source>
        <translation>验证损失连续这么多次评估没有下降就结束训练；0 表示从不。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存间隔</translation>
    </message>
    <message>
        <source>Steps between two checkpoints beside those at each look; 0: every two minutes.</source>
        <translation>除每次评估外，两个检查点之间的步数；0 表示每两分钟。</translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation>同时计算的词元</translation>
    </message>
    <message>
        <source>Tokens computed at once; 0: as many as suit the device. Lower it when memory is short, it takes a little longer.</source>
        <translation>一次计算的词元数；0：按设备自动选择。内存不足时调低，会稍慢一些。</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数字格式</translation>
    </message>
    <message>
        <source>Number format of the frozen model.</source>
        <translation>冻结模型的数字格式。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where it is computed: auto, cpu or cuda:N.</source>
        <translation>在哪里计算：auto、cpu 或 cuda:N。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Processor cores used; 0 takes the physical ones.</source>
        <translation>使用的处理器核心数；0 表示使用物理核心数。</translation>
    </message>
    <message>
        <source>Writing answers</source>
        <translation>写出答案</translation>
    </message>
    <message>
        <source>An adapter (LoRA)</source>
        <translation>适配器（LoRA）</translation>
    </message>
    <message>
        <source>Every weight</source>
        <translation>全部权重</translation>
    </message>
    <message>
        <source>Evenly (linear)</source>
        <translation>均匀下降（线性）</translation>
    </message>
    <message>
        <source>Late (cosine)</source>
        <translation>较晚下降（余弦）</translation>
    </message>
    <message>
        <source>Not at all (constant)</source>
        <translation>不下降（恒定）</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Do not start</source>
        <translation>不开始</translation>
    </message>
    <message>
        <source>Every answer</source>
        <translation>每个答案</translation>
    </message>
    <message>
        <source>The last answer</source>
        <translation>最后一个答案</translation>
    </message>
    <message>
        <source>All of the text</source>
        <translation>全部文本</translation>
    </message>
    <message>
        <source>As suits the device</source>
        <translation>按设备选择</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条记录</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>次评估</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Evaluation and saving</source>
        <translation>评估与保存</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>more than 0, up to %1</source>
        <translation>大于 0，不超过 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从 %1 起</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range</comment>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>允许：%1。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>What is minimised: surprise at the right token or label, at each of several labels, or the distance from a number.</source>
        <translation>最小化什么：对正确词元或标签的意外程度、对多个标签中每一个的意外程度，或与某个数值的距离。</translation>
    </message>
    <message>
        <source>Label weights</source>
        <translation>标签权重</translation>
    </message>
    <message>
        <source>How much each label counts: balanced makes rare labels count as much as common ones; or label=weight.</source>
        <translation>每个标签的分量：balanced 使少见标签与常见标签同等重要；也可写 标签=权重。</translation>
    </message>
    <message>
        <source>Judging texts by labels</source>
        <translation>按标签判断文本</translation>
    </message>
    <message>
        <source>Surprise at the right one (cross-entropy)</source>
        <translation>对正确者的意外程度（交叉熵）</translation>
    </message>
    <message>
        <source>Several labels a text</source>
        <translation>每篇文本多个标签</translation>
    </message>
    <message>
        <source>Distance from a number</source>
        <translation>与数值的距离</translation>
    </message>
    <message>
        <source>What the model learns: to write answers, to judge texts by labels, or to foretell hidden words.</source>
        <translation>模型学什么：写回答，按标签判断文本，或预测被遮住的词。</translation>
    </message>
    <message>
        <source>Foretelling hidden words</source>
        <translation>预测被遮住的词</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>no better than the untrained model so far</source>
        <translation>目前还不比未训练的模型好</translation>
    </message>
    <message>
        <source>improves no more; %1</source>
        <translation>不再改进；%1</translation>
    </message>
    <message>
        <source>still improving; %1</source>
        <translation>仍在改进；%1</translation>
    </message>
    <message>
        <source>%1 % of tokens right</source>
        <translation>%1 % 的词元正确</translation>
    </message>
    <message>
        <source>numbers missed by %1 on average</source>
        <translation>数值平均相差 %1</translation>
    </message>
    <message>
        <source>%1 % of labels right</source>
        <translation>%1 % 的标签正确</translation>
    </message>
    <message>
        <source>best at step %1: %2</source>
        <comment>a step, how good it is</comment>
        <translation>第 %1 步最好：%2</translation>
    </message>
</context>
<context>
    <name>ui::AboutBox</name>
    <message>
        <source>About Lorikeet</source>
        <translation>关于 Lorikeet</translation>
    </message>
    <message>
        <source>Parts of this box</source>
        <translation>本窗口的各部分</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Engine and devices</source>
        <translation>引擎与设备</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this box.</source>
        <translation>关闭这个窗口。</translation>
    </message>
    <message>
        <source>The program’s icon</source>
        <translation>程序图标</translation>
    </message>
    <message>
        <source>Lorikeet %1</source>
        <translation>Lorikeet %1</translation>
    </message>
    <message>
        <source>A desktop studio for LoRA fine-tuning: curate examples, train an adapter, compare it with its base, hand it on.</source>
        <translation>LoRA 微调的桌面工作室：整理示例、训练适配器、与基础模型比较、交付使用。</translation>
    </message>
    <message>
        <source>Everything happens on this computer. The studio opens no connection to any network.</source>
        <translation>一切都在本机进行。本程序不会打开任何网络连接。</translation>
    </message>
    <message>
        <source>Lorikeet is free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Lorikeet 是自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布，不附带任何担保。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>is being loaded</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>%1 of memory, %2 free at the start</source>
        <translation>内存 %1，启动时可用 %2</translation>
    </message>
    <message>
        <source>computes quickly in bfloat16</source>
        <translation>可用 bfloat16 快速计算</translation>
    </message>
    <message>
        <source>computes in float32</source>
        <translation>用 float32 计算</translation>
    </message>
    <message>
        <source>Inside of Lorikeet, with thanks:</source>
        <translation>Lorikeet 用到了以下软件，谨致谢意：</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The records that an adapter learns from.</source>
        <translation>适配器从中学习的记录。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Teaches the base model your records and keeps what it learned as an adapter.</source>
        <translation>让基础模型学习您的记录，并把学到的内容保存为适配器。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Every training you started, with its settings and curves.</source>
        <translation>您启动过的每次训练，连同它的设置和曲线。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Asks the base model and your adapters the same question, side by side.</source>
        <translation>向基础模型和您的适配器提出同一个问题，并排比较。</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>What your trainings left: to try, to keep and to hand on.</source>
        <translation>训练得到的成果：可以试用、保存和交付。</translation>
    </message>
    <message>
        <source>Choose a base model folder…</source>
        <translation>选择基础模型文件夹…</translation>
    </message>
    <message>
        <source>Looks at a model folder and works with it if nothing is wrong. Nothing in the folder is changed.</source>
        <translation>检查一个模型文件夹，没有问题就使用它。文件夹中的内容不会改变。</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Lists every command with its keys; type to narrow the list.</source>
        <translation>列出所有命令及其快捷键；输入文字可缩小范围。</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Makes all text of the window larger.</source>
        <translation>放大窗口中的所有文字。</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Makes all text of the window smaller.</source>
        <translation>缩小窗口中的所有文字。</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>正常文字大小</translation>
    </message>
    <message>
        <source>Shows text in the size of your system.</source>
        <translation>按系统的大小显示文字。</translation>
    </message>
    <message>
        <source>Colours as the system</source>
        <translation>跟随系统配色</translation>
    </message>
    <message>
        <source>Light or dark as your desktop is, and changes with it.</source>
        <translation>与桌面的浅色或深色一致，并随之变化。</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation>浅色背景，深色文字。</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation>深色背景，浅色文字。</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Speaks the language of your desktop where it is translated, else English.</source>
        <translation>使用桌面的语言；没有译文时使用英语。</translation>
    </message>
    <message>
        <source>Shows the window in English.</source>
        <translation>用英语显示窗口。</translation>
    </message>
    <message>
        <source>Shows the window in Simplified Chinese.</source>
        <translation>用简体中文显示窗口。</translation>
    </message>
    <message>
        <source>Start the engine again</source>
        <translation>重新启动引擎</translation>
    </message>
    <message>
        <source>Tries once more to load the part that computes; without it no model can run.</source>
        <translation>再次尝试加载负责计算的部分；没有它就无法运行模型。</translation>
    </message>
    <message>
        <source>About Lorikeet</source>
        <translation>关于 Lorikeet</translation>
    </message>
    <message>
        <source>Version, devices, and the licences of everything inside.</source>
        <translation>版本、设备，以及所含全部软件的许可证。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Closes the window.</source>
        <translation>关闭窗口。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Makes an empty project in your documents and opens it.</source>
        <translation>在您的文档中新建一个空项目并打开。</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Opens a project folder; the one that is open is closed first.</source>
        <translation>打开一个项目文件夹；当前打开的项目会先关闭。</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Makes a project with 540 records and the small model that came along, to try everything on.</source>
        <translation>用 540 条记录和随附的小模型新建一个项目，可以试用所有功能。</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Closes the project; every change is already on the disk.</source>
        <translation>关闭项目；所有更改都已保存到磁盘。</translation>
    </message>
    <message>
        <source>Import records…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>Adds the records of a file to the project, after a look at them.</source>
        <translation>先预览，再把文件中的记录加入项目。</translation>
    </message>
    <message>
        <source>Export records…</source>
        <translation>导出记录…</translation>
    </message>
    <message>
        <source>Writes records into a file that other programs read.</source>
        <translation>把记录写入其他程序可读的文件。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Lists every change of the records, and what can be taken back.</source>
        <translation>列出对记录的每次更改，以及可以撤销的内容。</translation>
    </message>
    <message>
        <source>Storage…</source>
        <translation>存储空间…</translation>
    </message>
    <message>
        <source>Says what the project occupies on the disk, and lets go of what is not needed any more.</source>
        <translation>显示项目占用的磁盘空间，并可清理不再需要的内容。</translation>
    </message>
    <message>
        <source>Restore a copy…</source>
        <translation>恢复副本…</translation>
    </message>
    <message>
        <source>Opens one of the daily copies of a project as a new project; nothing is overwritten.</source>
        <translation>将项目的某个每日副本作为新项目打开；不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Takes the last change of the records back, also one of an earlier day.</source>
        <translation>撤销对记录的上一次更改，即使是前几天做的。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Makes the change again that was taken back last.</source>
        <translation>重新做出上一次撤销的更改。</translation>
    </message>
    <message>
        <source>Find in records</source>
        <translation>在记录中查找</translation>
    </message>
    <message>
        <source>Shows only the records in which a text or a pattern occurs.</source>
        <translation>只显示包含某段文字或某个模式的记录。</translation>
    </message>
    <message>
        <source>Add a record</source>
        <translation>添加记录</translation>
    </message>
    <message>
        <source>Adds an empty record behind the current one and begins to edit it.</source>
        <translation>在当前记录之后添加一条空记录并开始编辑。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copies the selected cells and empties their texts.</source>
        <translation>复制选中的单元格并清空其文字。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the selected cells as Excel and Calc take them.</source>
        <translation>以 Excel 和 Calc 可接受的形式复制选中的单元格。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Puts cells from a spreadsheet over those from the current one on, or adds records that were copied as JSON.</source>
        <translation>从当前单元格起粘贴电子表格中的单元格，或添加以 JSON 复制的记录。</translation>
    </message>
    <message>
        <source>Empty the cells</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>Empties the texts of the selected cells.</source>
        <translation>清空选中单元格的文字。</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Repeats the topmost of the selected cells in those below it.</source>
        <translation>把选中区域最上面的单元格填入下面的单元格。</translation>
    </message>
    <message>
        <source>Duplicate records</source>
        <translation>复制记录为新记录</translation>
    </message>
    <message>
        <source>Adds a copy of each selected record behind them.</source>
        <translation>在选中的记录之后为每条记录添加一份副本。</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>删除记录</translation>
    </message>
    <message>
        <source>Removes the selected records; Undo brings them back.</source>
        <translation>删除选中的记录；可以撤销。</translation>
    </message>
    <message>
        <source>Mark as draft</source>
        <translation>标记为草稿</translation>
    </message>
    <message>
        <source>Says that nobody has looked at the selected records yet.</source>
        <translation>表示选中的记录还没有人看过。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Says that the selected records are good to learn from.</source>
        <translation>表示选中的记录适合用来学习。</translation>
    </message>
    <message>
        <source>Mark as needing work</source>
        <translation>标记为待修改</translation>
    </message>
    <message>
        <source>Says that the selected records have to be corrected.</source>
        <translation>表示选中的记录需要修改。</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Keeps the selected records out of training.</source>
        <translation>不让选中的记录参与训练。</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>A model learns from the selected records.</source>
        <translation>模型从选中的记录中学习。</translation>
    </message>
    <message>
        <source>Use for validation</source>
        <translation>用于验证</translation>
    </message>
    <message>
        <source>The training is watched by the selected records; nothing is learned from them.</source>
        <translation>用选中的记录观察训练；不从中学习。</translation>
    </message>
    <message>
        <source>Use for the test</source>
        <translation>用于测试</translation>
    </message>
    <message>
        <source>The result is judged by the selected records at the end; nothing is learned from them.</source>
        <translation>最后用选中的记录评判结果；不从中学习。</translation>
    </message>
    <message>
        <source>Try the review sample</source>
        <translation>试用评论示例</translation>
    </message>
    <message>
        <source>Makes a project of short reviews, praise and complaint, with a small model that came along and learns to tell them apart.</source>
        <translation>建立一个由简短评论（好评和差评）组成的项目，配有随附的小模型，学习把它们区分开。</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Adds the texts of a folder whose folders are their labels, such as train/pos and train/neg, or its files of records.</source>
        <translation>导入一个文件夹：其中的子文件夹名即为文本的标签（如 train/pos 和 train/neg），或其中的记录文件。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a subject, a choice</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Normal text size (now %1 %)</source>
        <translation>正常文字大小（现为 %1%）</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>What the studio does, recent projects, and the base model you work with.</source>
        <translation>工作室能做什么、最近的项目，以及您使用的基础模型。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>New project from a file…</source>
        <translation>从文件新建项目…</translation>
    </message>
    <message>
        <source>Makes a project that is named as a file of records, and looks at its records before they are imported.</source>
        <translation>以记录文件的名称新建项目，并在导入前先查看其中的记录。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Writes the records with their history into a project of its own; runs and adapters stay in this one.</source>
        <translation>将记录及其历史写入一个独立的项目；运行和适配器仍留在当前项目中。</translation>
    </message>
</context>
<context>
    <name>ui::AdapterCard</name>
    <message>
        <source>Show %1 in Runs</source>
        <translation>在“运行”中显示 %1</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>It cannot be used:</source>
        <translation>无法使用：</translation>
    </message>
    <message>
        <source>Looking at its files…</source>
        <translation>正在查看其文件…</translation>
    </message>
    <message>
        <source>It does not fit %1:</source>
        <translation>它与 %1 不匹配：</translation>
    </message>
    <message>
        <source>Choose its base model in the bar above to try it.</source>
        <translation>请在上方栏中选择其基础模型以试用。</translation>
    </message>
    <message>
        <source>Fits %1, the base model in use.</source>
        <translation>与当前基础模型 %1 匹配。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习自</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>Rank, alpha</source>
        <translation>秩，alpha</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>rank, alpha</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Asks base and adapter the same question, side by side.</source>
        <translation>并排向基础模型和适配器提出同一个问题。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes a folder for use elsewhere, and holds it against this adapter.</source>
        <translation>写出供别处使用的文件夹，并与此适配器核对。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Gives it a name of yours (F2); its folder keeps its own.</source>
        <translation>为它取一个您的名称（F2）；文件夹名称保持不变。</translation>
    </message>
    <message>
        <source>Shows the training that made it.</source>
        <translation>显示产生它的训练。</translation>
    </message>
    <message>
        <source>Note on this adapter</source>
        <translation>此适配器的备注</translation>
    </message>
    <message>
        <source>Kept with the adapter, for you; it is not exported.</source>
        <translation>随适配器保存，供您自己查看；不会导出。</translation>
    </message>
    <message>
        <source>What is it good for?</source>
        <translation>它适合做什么？</translation>
    </message>
    <message>
        <source>Show the export</source>
        <translation>查看导出</translation>
    </message>
    <message>
        <source>It belongs to its run: delete the run, on the page Runs.</source>
        <translation>它属于一次训练：请在“运行”页面删除该运行。</translation>
    </message>
    <message>
        <source>Moves it to the project’s bin; you can take it back (Del).</source>
        <translation>把它移到项目的回收站；可以撤回（Del）。</translation>
    </message>
    <message>
        <source>This project can only be looked at.</source>
        <translation>此项目只能查看。</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Use its base model</source>
        <translation>使用它的基础模型</translation>
    </message>
    <message>
        <source>Takes the model that it was trained on in place of the one in use.</source>
        <translation>改用训练它时所用的模型。</translation>
    </message>
</context>
<context>
    <name>ui::AdapterExportPanel</name>
    <message>
        <source>Written to %1</source>
        <comment>a folder</comment>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>未导出任何内容。</translation>
    </message>
    <message>
        <source>Name a new folder for the export</source>
        <translation>为导出命名一个新文件夹</translation>
    </message>
    <message>
        <source>%1-adapter</source>
        <translation>%1-adapter</translation>
    </message>
    <message>
        <source>%1-model</source>
        <translation>%1-model</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stops; nothing of the export is left.</source>
        <translation>停止；不留下任何导出内容。</translation>
    </message>
    <message>
        <source>Goes back to the adapters.</source>
        <translation>返回适配器列表。</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>The adapter alone, as PEFT reads it</source>
        <translation>仅适配器，PEFT 可读取</translation>
    </message>
    <message>
        <source>For programs that load adapters beside a base model.</source>
        <translation>供在基础模型旁加载适配器的程序使用。</translation>
    </message>
    <message>
        <source>%1. Whoever uses it needs the base model, %2, too.</source>
        <translation>%1。使用者还需要基础模型 %2。</translation>
    </message>
    <message>
        <source>A whole model with the adapter in its weights</source>
        <translation>将适配器并入权重的完整模型</translation>
    </message>
    <message>
        <source>For programs that know no adapters.</source>
        <translation>供不支持适配器的程序使用。</translation>
    </message>
    <message>
        <source>%1. It needs nothing beside it.</source>
        <translation>%1。无需其他文件。</translation>
    </message>
    <message>
        <source>It needs nothing beside it.</source>
        <translation>无需其他文件。</translation>
    </message>
    <message>
        <source>The folder is read from disk again and has to judge texts as this adapter does before it is called done. A card in it says what it was trained on, how good it is and how it was verified.</source>
        <translation>该文件夹会从磁盘重新读取，其对文本的判断必须与此适配器一致，才算完成。其中的说明卡写明它由什么训练、效果如何以及如何验证。</translation>
    </message>
    <message>
        <source>Choose a folder and export…</source>
        <translation>选择文件夹并导出…</translation>
    </message>
    <message>
        <source>Writes a new folder; nothing is overwritten.</source>
        <translation>写出一个新文件夹；不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Shows what was exported in the file manager.</source>
        <translation>在文件管理器中显示导出的内容。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>ui::AdapterTableModel</name>
    <message>
        <source>On the validation records; the lower, the better it foretells their answers.</source>
        <translation>在验证记录上测得；越低，对其答案的预测越好。</translation>
    </message>
    <message>
        <source>Size of the adapter: a higher rank can hold more.</source>
        <translation>适配器的大小：秩越高，能容纳的越多。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
</context>
<context>
    <name>ui::AdaptersPage</name>
    <message>
        <source>%1 was imported.</source>
        <translation>已导入 %1。</translation>
    </message>
    <message>
        <source>%1 was not imported; held against %2:</source>
        <comment>an adapter&apos;s folder, a base model</comment>
        <translation>未导入 %1；与 %2 核对后：</translation>
    </message>
    <message>
        <source>%1 lies in the project’s bin now.</source>
        <translation>%1 现已在项目的回收站中。</translation>
    </message>
    <message>
        <source>no base model</source>
        <translation>无基础模型</translation>
    </message>
    <message>
        <source>Choose the folder of an adapter (adapter_config.json)</source>
        <translation>选择适配器文件夹（adapter_config.json）</translation>
    </message>
    <message>
        <source>Open a project: the adapter comes into it then.</source>
        <translation>请打开一个项目：适配器随后会导入其中。</translation>
    </message>
    <message>
        <source>Choose the adapter’s base model in the bar above: it is held against that, and comes in then.</source>
        <translation>请在上方栏中选择该适配器的基础模型：核对后即会导入。</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Takes an adapter in PEFT’s format into the project, if all of it fits the base model.</source>
        <translation>将 PEFT 格式的适配器导入项目，前提是它与基础模型完全匹配。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Brings the adapter back.</source>
        <translation>取回该适配器。</translation>
    </message>
    <message>
        <source>Adapters of the project</source>
        <translation>项目的适配器</translation>
    </message>
    <message>
        <source>F2 renames, Enter tries, Del puts an imported one into the bin.</source>
        <translation>F2 重命名，Enter 试用，Del 将导入的适配器移入回收站。</translation>
    </message>
    <message>
        <source>The export of %1 has come to its end.</source>
        <translation>%1 的导出已结束。</translation>
    </message>
    <message>
        <source>This project can only be looked at: nothing is imported.</source>
        <translation>此项目只能查看：没有导入任何内容。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Shows how it was verified.</source>
        <translation>查看验证情况。</translation>
    </message>
</context>
<context>
    <name>ui::AdaptersWelcome</name>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>还没有适配器</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>An adapter is what a training leaves: a small folder that changes how the base model answers. It is listed here to be tried, named and exported. One in PEFT’s format from elsewhere can be imported: drop its folder on the window.</source>
        <translation>适配器是训练的成果：一个改变基础模型回答方式的小文件夹。它会列在这里，供试用、命名和导出。也可以导入别处 PEFT 格式的适配器：将其文件夹拖到窗口上即可。</translation>
    </message>
    <message>
        <source>Adapters belong to a project. Open one, or try the sample.</source>
        <translation>适配器属于项目。请打开一个项目，或试用示例。</translation>
    </message>
    <message>
        <source>Train one</source>
        <translation>训练一个</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>回到开始页</translation>
    </message>
    <message>
        <source>Goes to the page where an adapter is trained from your records.</source>
        <translation>前往用您的记录训练适配器的页面。</translation>
    </message>
    <message>
        <source>Goes to the page where projects are opened.</source>
        <translation>前往打开项目的页面。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Takes an adapter in PEFT’s format into the project, if all of it fits the base model.</source>
        <translation>将 PEFT 格式的适配器导入项目，前提是它与基础模型完全匹配。</translation>
    </message>
</context>
<context>
    <name>ui::AdvancedFields</name>
    <message>
        <source>%1 Source: %2.</source>
        <comment>reason, source</comment>
        <translation>%1来源：%2。</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Shows only the settings whose name or sentence holds these words.</source>
        <translation>只显示名称或说明中含有这些字的设置。</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>没有这样的设置。</translation>
    </message>
    <message>
        <source>None: as chosen above</source>
        <translation>无：按上面的选择</translation>
    </message>
    <message>
        <source>Takes the values of a known example; they come before those of the choices above.</source>
        <translation>采用一个已知示例的值；它们优先于上面的选择。</translation>
    </message>
</context>
<context>
    <name>ui::AnswerColumn</name>
    <message>
        <source>Word for word as %1</source>
        <translation>与%1逐字相同</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>回答：</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>您：</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>%1的回答</translation>
    </message>
    <message>
        <source>Earlier turns of %1</source>
        <translation>%1之前的对话</translation>
    </message>
    <message>
        <source>What %1 saw</source>
        <translation>%1看到的内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Puts the answer on the clipboard.</source>
        <translation>将回答复制到剪贴板。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Lets you write the answer as it should be, and keep it as a record.</source>
        <translation>让您写出应有的回答，并保存为一条记录。</translation>
    </message>
    <message>
        <source>Save as record</source>
        <translation>保存为记录</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Leaves the answer as it was.</source>
        <translation>保持回答原样。</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>显示记录</translation>
    </message>
    <message>
        <source>Goes to the record of the corrected answer.</source>
        <translation>转到修改后回答的记录。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Shows the exact text that the model answered.</source>
        <translation>显示模型所回答的确切文本。</translation>
    </message>
    <message numerus="yes">
        <source>Differs from %1 in %Ln word(s)</source>
        <translation>
            <numerusform>与%1有 %Ln 处词语不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more character(s)</source>
        <translation>
            <numerusform>……还有 %Ln 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>This adapter changes nothing: its answer is the base model’s. Train it longer, or let it change more parts of the model.</source>
        <translation>这个适配器没有任何作用：它的回答就是基础模型的回答。请训练更久，或让它调整模型的更多部分。</translation>
    </message>
    <message>
        <source>This adapter was made for %1, and %2 is asked: the answer may be poorer than it can be.</source>
        <translation>此适配器是为 %1 制作的，而提问的是 %2：回答可能不如其应有的水平。</translation>
    </message>
    <message>
        <source>This adapter is not in the list any more: the next question goes without it.</source>
        <translation>这个适配器已不在列表中：下一个问题不再向它提出。</translation>
    </message>
    <message>
        <source>Esc once more gives up what you wrote.</source>
        <translation>再按一次 Esc 将放弃您所写的内容。</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存……</translation>
    </message>
    <message>
        <source>Adds the prompt with your answer to the project as a draft; its note says where it came from (%1).</source>
        <translation>将提示和您的回答作为草稿加入项目；备注会写明来源（%1）。</translation>
    </message>
    <message>
        <source>This adapter changes nothing: it judges as the base model does. Train it longer, or let it change more parts of the model.</source>
        <translation>此适配器没有任何作用：它的判断与基础模型相同。请训练更久，或让它改变模型的更多部分。</translation>
    </message>
    <message>
        <source>Right label</source>
        <translation>正确标签</translation>
    </message>
    <message>
        <source>Lets you say which label is right, and keep the text with it as a record.</source>
        <translation>您可以指出哪个标签正确，并把文本连同它保存为记录。</translation>
    </message>
    <message>
        <source>Save with this label</source>
        <translation>以此标签保存</translation>
    </message>
</context>
<context>
    <name>ui::BinList</name>
    <message>
        <source>In the bin</source>
        <translation>回收站中</translation>
    </message>
    <message>
        <source>Put back, it lies among the runs or adapters again, with everything that belongs to it.</source>
        <translation>放回后，它连同所属的一切重新出现在运行或适配器中。</translation>
    </message>
    <message>
        <source>%1, a run</source>
        <translation>%1（运行）</translation>
    </message>
    <message>
        <source>%1, an adapter</source>
        <translation>%1（适配器）</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Put back %1</source>
        <translation>放回 %1</translation>
    </message>
    <message>
        <source>Takes it out of the bin again.</source>
        <translation>把它从回收站中取回。</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceAccess</name>
    <message>
        <source>%1: %2</source>
        <comment>what is chosen, the choice</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceBar</name>
    <message>
        <source>%1: %2</source>
        <comment>question, answer</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ChosenLine</name>
    <message numerus="yes">
        <source>Only %Ln record(s) — %1</source>
        <translation>
            <numerusform>仅显示 %Ln 条记录 — %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>显示全部记录</translation>
    </message>
    <message>
        <source>Goes back to the whole list; what is looked for stays.</source>
        <translation>回到完整列表；查找条件保留。</translation>
    </message>
</context>
<context>
    <name>ui::ColumnHead</name>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>The base model alone, without an adapter.</source>
        <translation>仅基础模型，不带适配器。</translation>
    </message>
    <message>
        <source>A whole model: the run trained every weight. It takes as much memory as the base does.</source>
        <translation>完整模型：这次训练调整了全部权重。它占用的内存与基础模型相同。</translation>
    </message>
    <message>
        <source>Show the run of %1</source>
        <translation>显示%1的运行</translation>
    </message>
    <message>
        <source>Show %1 among the adapters</source>
        <translation>在适配器中显示%1</translation>
    </message>
    <message>
        <source>Move %1 to the left</source>
        <translation>将%1左移</translation>
    </message>
    <message>
        <source>Move %1 to the right</source>
        <translation>将%1右移</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>移除%1</translation>
    </message>
</context>
<context>
    <name>ui::ColumnsView</name>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>There is no other adapter</source>
        <translation>没有其他适配器</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>添加一列</translation>
    </message>
    <message>
        <source>One more adapter, or the base model, answers the same prompt.</source>
        <translation>再让一个适配器或基础模型回答同一提示。</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a part of a command’s name</source>
        <translation>输入命令名称的一部分</translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Narrows the list below; arrows choose, Enter runs, Esc closes.</source>
        <translation>缩小下方列表的范围；方向键选择，回车执行，Esc 关闭。</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionModel</name>
    <message>
        <source>Chosen: %1</source>
        <translation>所选：%1</translation>
    </message>
    <message>
        <source>Right: %1</source>
        <translation>正确：%1</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <comment>labels that a model does not have</comment>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>Labels that the model does not know: wrong, whatever is chosen</source>
        <translation>模型不认识的标签：无论选哪个都算错</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionView</name>
    <message>
        <source>Confusion matrix: a row for each right label, a column for each that was chosen</source>
        <translation>混淆矩阵：每行是一个正确标签，每列是一个所选标签</translation>
    </message>
    <message>
        <source>Arrows move, Enter shows the records of a place.</source>
        <translation>方向键移动，Enter 显示该格的记录。</translation>
    </message>
</context>
<context>
    <name>ui::DataPage</name>
    <message>
        <source>Import records</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)</source>
        <translation>记录 (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
</context>
<context>
    <name>ui::DataWelcome</name>
    <message>
        <source>No project is open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>A project keeps your records, every change you make to them, and the trainings that learned from them, in one folder that is yours to copy and hand on.</source>
        <translation>项目把您的记录、对记录的每次更改以及用它们做的训练保存在一个文件夹中，您可以随意复制和转交。</translation>
    </message>
    <message>
        <source>Opening the project…</source>
        <translation>正在打开项目…</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Records are your examples: an instruction, perhaps an input, and the answer you would give. A few hundred good ones teach a model your way of answering.</source>
        <translation>记录就是您的示例：一条指令，可能还有输入，以及您会给出的回答。几百条好的记录就能教会模型您的回答方式。</translation>
    </message>
    <message>
        <source>Copy rows in Excel or Calc and paste them here, or drop a file on the window.</source>
        <translation>在 Excel 或 Calc 中复制若干行并粘贴到这里，或把文件拖到窗口上。</translation>
    </message>
    <message>
        <source>This project has no records</source>
        <translation>此项目没有记录</translation>
    </message>
    <message>
        <source>It cannot be changed, so none can be added here.</source>
        <translation>此项目不能更改，因此无法添加记录。</translation>
    </message>
    <message>
        <source>No record is like that</source>
        <translation>没有这样的记录</translation>
    </message>
    <message>
        <source>What you look for, or the kinds you ticked, leave no record.</source>
        <translation>没有记录符合您查找的内容或勾选的类别。</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>显示所有记录</translation>
    </message>
    <message>
        <source>Takes text and filter away, so that all records are shown.</source>
        <translation>去掉查找文字和筛选，显示所有记录。</translation>
    </message>
    <message>
        <source>The records cannot be read</source>
        <translation>无法读取记录</translation>
    </message>
    <message>
        <source>Why, and what can be done, is said above.</source>
        <translation>原因和处理办法见上方。</translation>
    </message>
</context>
<context>
    <name>ui::ExportPanel</name>
    <message numerus="yes">
        <source>%Ln record(s) written to %1</source>
        <comment>a file</comment>
        <translation>
            <numerusform>已将 %Ln 条记录写入 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them hold more than was written: choose the fields above.</source>
        <translation>
            <numerusform>其中 %Ln 条还含有未写出的内容：请在上方勾选相应字段。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export records</source>
        <translation>导出记录</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln record(s)</source>
        <translation>
            <numerusform>全部 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln record(s) that are listed now</source>
        <translation>
            <numerusform>当前列出的 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected record(s)</source>
        <translation>
            <numerusform>选中的 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stops; the file stays as it was.</source>
        <translation>停止；文件保持原样。</translation>
    </message>
    <message>
        <source>Goes back to the table.</source>
        <translation>返回表格。</translation>
    </message>
    <message>
        <source>with status</source>
        <translation>状态为</translation>
    </message>
    <message>
        <source>Whether records with this status are written.</source>
        <translation>是否写出处于此状态的记录。</translation>
    </message>
    <message>
        <source>Which records are written, in their order.</source>
        <translation>按顺序写出哪些记录。</translation>
    </message>
    <message>
        <source>as</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV（供 Excel 使用）</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>All of them can be imported again, with what is ticked here.</source>
        <translation>每种格式都可以重新导入，内容以此处勾选的为准。</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>split</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Whether it is written beside the texts.</source>
        <translation>是否与文本一起写出。</translation>
    </message>
    <message>
        <source>Choose a file and write…</source>
        <translation>选择文件并写出…</translation>
    </message>
    <message>
        <source>Writes the records; a file that is there already is replaced whole, or not at all.</source>
        <translation>写出记录；已有的文件要么整个被替换，要么保持不变。</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写文件</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>ui::FieldEditor</name>
    <message>
        <source>none named</source>
        <translation>未指定</translation>
    </message>
</context>
<context>
    <name>ui::FieldRow</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>range, default</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, facts</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>%1: back to %2</source>
        <comment>setting, value</comment>
        <translation>%1：恢复为 %2</translation>
    </message>
    <message>
        <source>Takes the value that your choices come to.</source>
        <translation>采用您的选择所对应的值。</translation>
    </message>
    <message>
        <source>Preset: %1. %2</source>
        <comment>value, reason</comment>
        <translation>预设：%1。%2</translation>
    </message>
</context>
<context>
    <name>ui::FileDrops</name>
    <message>
        <source>Drop to import records, or to open a project or a model</source>
        <translation>松开即可导入记录，或打开项目或模型</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>所有字段</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · looked through %2 %</source>
        <translation>%1 · 已查找 %2 %</translation>
    </message>
    <message>
        <source>Find in all fields</source>
        <translation>在所有字段中查找</translation>
    </message>
    <message>
        <source>Find in records</source>
        <translation>在记录中查找</translation>
    </message>
    <message>
        <source>Shows only the records in which this occurs (Ctrl+F; Esc clears it).</source>
        <translation>只显示包含此内容的记录（Ctrl+F；Esc 清除）。</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Takes the text as a pattern: “colou?r” finds both spellings, “^Dear” finds it at the start of a line.</source>
        <translation>把文字当作模式：“colou?r”可找到两种拼写，“^Dear”可找到行首的这个词。</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>区分大写和小写字母。</translation>
    </message>
    <message>
        <source>Field to look in</source>
        <translation>要查找的字段</translation>
    </message>
    <message>
        <source>Looks in every field, or in this one only.</source>
        <translation>在所有字段中查找，或只在此字段中查找。</translation>
    </message>
    <message>
        <source>Shows only records of the ticked kinds.</source>
        <translation>只显示勾选类别的记录。</translation>
    </message>
    <message>
        <source>Show all records</source>
        <translation>显示所有记录</translation>
    </message>
    <message>
        <source>Takes text and filter away, so that all records are shown.</source>
        <translation>去掉查找文字和筛选，显示所有记录。</translation>
    </message>
    <message>
        <source>Filter by status, split and label</source>
        <translation>按状态、用途和标签筛选</translation>
    </message>
</context>
<context>
    <name>ui::ForecastCard</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>one epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are too long and will be cut.</source>
        <translation>
            <numerusform>%Ln 条记录太长，将被截断。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are left out.</source>
        <translation>
            <numerusform>%Ln 条记录被略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Adapter %1</source>
        <comment>size</comment>
        <translation>适配器 %1</translation>
    </message>
    <message>
        <source>%1 of the weights</source>
        <comment>share</comment>
        <translation>占权重的 %1</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Computing the forecast</source>
        <translation>正在计算预测</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>corrected by the run</source>
        <translation>已按训练实况修正</translation>
    </message>
    <message>
        <source>%1 of %2 of free memory</source>
        <comment>needed, free</comment>
        <translation>需要 %1，可用内存 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, memory</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>放得下</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>较紧</translation>
    </message>
    <message>
        <source>won’t fit</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>Model %1</source>
        <comment>size</comment>
        <translation>模型 %1</translation>
    </message>
</context>
<context>
    <name>ui::HistoryModel</name>
    <message>
        <source>%1 (undone)</source>
        <comment>a change</comment>
        <translation>%1（已撤销）</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <comment>a change</comment>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <comment>a change</comment>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作者</translation>
    </message>
</context>
<context>
    <name>ui::HistoryPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Undo to here</source>
        <translation>撤销到此处</translation>
    </message>
    <message>
        <source>Undoes what came after the chosen change, one after the other; Redo brings it back.</source>
        <translation>逐一撤销所选更改之后的更改；可用“重做”恢复。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Every change of the records, the newest first. Nothing of it is ever lost: undoing is a change, too.</source>
        <translation>记录的每一次更改，最新的在最前。任何更改都不会丢失：撤销本身也是一次更改。</translation>
    </message>
    <message>
        <source>Changes of the records</source>
        <translation>记录的更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Goes back to the table.</source>
        <translation>返回表格。</translation>
    </message>
</context>
<context>
    <name>ui::ImportHow</name>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>JSON, %1</source>
        <comment>size of a file</comment>
        <translation>JSON，%1</translation>
    </message>
    <message>
        <source>JSON Lines, %1</source>
        <comment>size of a file</comment>
        <translation>JSON Lines，%1</translation>
    </message>
    <message>
        <source>Table, %1</source>
        <comment>size of a file</comment>
        <translation>表格，%1</translation>
    </message>
    <message>
        <source>found: %1</source>
        <comment>a sign between columns</comment>
        <translation>识别为：%1</translation>
    </message>
    <message>
        <source>find it</source>
        <comment>a sign between columns</comment>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>found: %1</source>
        <comment>an encoding</comment>
        <translation>识别为：%1</translation>
    </message>
    <message>
        <source>find it</source>
        <comment>an encoding</comment>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>The first row is a header</source>
        <translation>第一行是标题</translation>
    </message>
    <message>
        <source>Off: the first row is a record like the others.</source>
        <translation>关闭时：第一行和其他行一样是记录。</translation>
    </message>
    <message>
        <source>Columns between</source>
        <comment>what stands between the columns of a table</comment>
        <translation>列分隔符</translation>
    </message>
    <message>
        <source>Sign between the columns</source>
        <translation>列之间的分隔符</translation>
    </message>
    <message>
        <source>What separates the columns in the file; choose another where they look wrong.</source>
        <translation>文件中各列之间的分隔符；看起来不对时请另选。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>文件的编码</translation>
    </message>
    <message>
        <source>How the file&apos;s bytes become letters; choose another where the rows look wrong.</source>
        <translation>文件的字节如何变成文字；如果各行显示不对，请另选一种。</translation>
    </message>
    <message>
        <source>Read as you chose when a file with these columns was imported before.</source>
        <translation>沿用您上次导入相同列的文件时的选择。</translation>
    </message>
    <message>
        <source>Guess again</source>
        <translation>重新猜测</translation>
    </message>
    <message>
        <source>Leaves out what was chosen before: columns, delimiter and encoding are found anew.</source>
        <translation>不用以前的选择：重新识别列、分隔符和编码。</translation>
    </message>
    <message>
        <source>Texts in folders or files named after their labels, %1</source>
        <comment>size of a file</comment>
        <translation>以标签命名的文件夹或文件中的文本，%1</translation>
    </message>
    <message>
        <source>Table without a header, %1</source>
        <comment>size of a file</comment>
        <translation>无表头的表格，%1</translation>
    </message>
</context>
<context>
    <name>ui::ImportLabels</name>
    <message numerus="yes">
        <source>%Ln more label(s)</source>
        <translation>
            <numerusform>另有 %Ln 个标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) without a label</source>
        <translation>
            <numerusform>%Ln 条记录没有标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels: %1</source>
        <comment>a list of labels, each with its number of records</comment>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Nearly every text has a label of its own: is this the right column?</source>
        <translation>几乎每条文本都有各自的标签：这一列选对了吗？</translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln different label(s): is this the right column?</source>
        <translation>
            <numerusform>共有 %Ln 个不同的标签：这一列选对了吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>All have the same label: there is nothing to tell apart yet.</source>
        <translation>所有文本的标签都相同：目前没有可以区分的内容。</translation>
    </message>
    <message>
        <source>The labels are uneven: “%1” is %2 times as common as the rarest.</source>
        <translation>标签分布不均：“%1”的数量是最少标签的 %2 倍。</translation>
    </message>
</context>
<context>
    <name>ui::ImportPanel</name>
    <message>
        <source>Import %1</source>
        <comment>a file</comment>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件所示</translation>
    </message>
    <message>
        <source>Or choose below which column is the instruction and which the output.</source>
        <translation>也可以在下方选择哪一列是指令，哪一列是输出。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cannot be used and will be left out:</source>
        <translation>
            <numerusform>%Ln 条记录无法使用，将被略去：</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired or left aside:</source>
        <translation>已修复或未使用：</translation>
    </message>
    <message>
        <source>Writing the records</source>
        <translation>正在写入记录</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Adds the records to the project, in one step that can be undone.</source>
        <translation>将记录加入项目，可一步撤销。</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>停止导入</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>跳过此文件</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Nothing of this file stays in the project.</source>
        <translation>此文件的任何内容都不会留在项目中。</translation>
    </message>
    <message>
        <source>Leaves the file as it is; nothing of it comes into the project.</source>
        <translation>文件保持原样；其中的内容不会进入项目。</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Import all records</source>
        <translation>导入全部记录</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln record(s)</source>
        <translation>
            <numerusform>导入 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1 of %Ln record(s)</source>
        <translation>
            <numerusform>导入 %Ln 条记录中的 %1 条</numerusform>
        </translation>
    </message>
    <message>
        <source>New records are</source>
        <translation>新记录的状态为</translation>
    </message>
    <message>
        <source>Status of the new records</source>
        <translation>新记录的状态</translation>
    </message>
    <message>
        <source>Only what is approved is learned from, unless the Train page is told otherwise.</source>
        <translation>模型只从已通过的记录中学习，除非在“训练”页另行设定。</translation>
    </message>
    <message>
        <source>for</source>
        <translation>用途为</translation>
    </message>
    <message>
        <source>Split of the new records</source>
        <translation>新记录的用途</translation>
    </message>
    <message>
        <source>Whether the model learns from them, the training is watched by them, or the result is judged.</source>
        <translation>模型从中学习、用来观察训练，还是用来评判结果。</translation>
    </message>
    <message>
        <source>What is left out or was repaired</source>
        <translation>略去或修复的内容</translation>
    </message>
    <message numerus="yes">
        <source>Import %1, %Ln more file(s) behind it</source>
        <translation>
            <numerusform>导入 %1，其后还有 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Or choose its encoding above: the rows below are read as %1.</source>
        <comment>an encoding</comment>
        <translation>也可以在上方选择编码：下面的行是按 %1 读取的。</translation>
    </message>
    <message>
        <source>Or choose below which column is the label or the output.</source>
        <translation>或者在下方选择哪一列是标签或输出。</translation>
    </message>
    <message>
        <source>Import the texts without labels and answers</source>
        <translation>只导入文本，不要标签和答案</translation>
    </message>
    <message>
        <source>Nothing can be learned from them as they are; labels and outputs can be given in the table.</source>
        <translation>仅有文本无法用于学习；您可以之后在表格中填写标签和输出。</translation>
    </message>
</context>
<context>
    <name>ui::JobBar</name>
    <message>
        <source>Leads to the page where this is going on.</source>
        <translation>转到正在进行这项工作的页面。</translation>
    </message>
</context>
<context>
    <name>ui::JobWatch</name>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>%1 / %2 条记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing of the import stays.</source>
        <translation>不保留本次导入的任何内容。</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>正在打开项目</translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation>正在启动引擎</translation>
    </message>
    <message>
        <source>Everything but computing can be used meanwhile.</source>
        <translation>除计算外，其他功能都可以使用。</translation>
    </message>
    <message>
        <source>Preparing the records</source>
        <translation>正在准备记录</translation>
    </message>
    <message>
        <source>opening the base model</source>
        <translation>正在打开基础模型</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>第 %1/%2 步</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>the computer may fall asleep</source>
        <translation>电脑可能会进入睡眠</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Keeps a checkpoint and waits.</source>
        <translation>保存检查点并等待。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on from the checkpoint, to the bit.</source>
        <translation>从检查点继续，结果逐位相同。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the run here and keeps what it has learned.</source>
        <translation>在此结束训练，并保留已学到的内容。</translation>
    </message>
    <message>
        <source>exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Writing changes</source>
        <translation>正在写入更改</translation>
    </message>
    <message>
        <source>What is changed meanwhile is written next.</source>
        <translation>其间的更改将随后写入。</translation>
    </message>
    <message>
        <source>Waiting for a drive</source>
        <translation>正在等待磁盘响应</translation>
    </message>
    <message>
        <source>Nothing is done with what was dropped or chosen.</source>
        <translation>不再处理拖放或选择的内容。</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>written, read again and compared</source>
        <translation>写出、重新读取并比较</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Stops it; nothing of the export is left.</source>
        <translation>停止导出；不会留下任何导出内容。</translation>
    </message>
    <message>
        <source>judging the records of %1</source>
        <translation>正在评判 %1 的记录</translation>
    </message>
    <message>
        <source>Judging the records of %1</source>
        <translation>正在评判 %1 的记录</translation>
    </message>
    <message>
        <source>those that the run did not learn from</source>
        <translation>该次运行没有学习过的记录</translation>
    </message>
    <message>
        <source>Cancel the judging</source>
        <translation>取消评判</translation>
    </message>
    <message>
        <source>Stops it; what was known of the run before is kept.</source>
        <translation>停止评判；此前已知的结果保留。</translation>
    </message>
</context>
<context>
    <name>ui::JudgedPanel</name>
    <message>
        <source>At step %1 the numbers of %2 validation records are missed by %3 on average; %4 of their spread is explained.</source>
        <translation>在第 %1 步，%2 条验证记录的数值平均相差 %3；其变动的 %4 得到解释。</translation>
    </message>
    <message>
        <source>At step %1, %2 of %3 validation records are judged rightly (95 of 100 times the true share lies between %4 and %5).</source>
        <translation>在第 %1 步，%3 条验证记录中有 %2 判断正确（100 次中有 95 次，真实比例在 %4 到 %5 之间）。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>How well each label is told</source>
        <translation>每个标签判断得如何</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have labels that were never learned, and count as wrong.</source>
        <translation>
            <numerusform>其中 %Ln 条的标签从未学过，算作错误。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JudgementPanel</name>
    <message>
        <source>It leads to its records when the run is over.</source>
        <translation>运行结束后可由此转到相应的记录。</translation>
    </message>
    <message>
        <source>Confused most: %1</source>
        <translation>最常混淆：%1</translation>
    </message>
    <message>
        <source>judged wrongly in %1</source>
        <translation>在 %1 上判错</translation>
    </message>
    <message>
        <source>These records came from a file and lie in no project.</source>
        <translation>这些记录来自文件，不属于任何项目。</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a run, a use of records, what they were taken for</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Records that it did not learn from</source>
        <translation>没有学习过的记录</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>其中哪些</translation>
    </message>
    <message>
        <source>Validation watched the run as it learned; the test records were seen by nobody before.</source>
        <translation>验证记录在学习过程中用来观察运行；测试记录此前从未用过。</translation>
    </message>
    <message>
        <source>Judge the records</source>
        <translation>评判记录</translation>
    </message>
    <message>
        <source>Has the run’s result judge the validation and test records, and keeps what it finds beside the run.</source>
        <translation>用该次运行的结果评判验证和测试记录，并把结果保存在运行旁边。</translation>
    </message>
    <message>
        <source>Rows: the right label. Columns: the one that was chosen.</source>
        <translation>行：正确标签。列：所选标签。</translation>
    </message>
    <message>
        <source>The greatest loss first. A click leads to the record.</source>
        <translation>损失最大的在前。点击可转到该记录。</translation>
    </message>
    <message>
        <source>Records that were judged worst</source>
        <translation>评判最差的记录</translation>
    </message>
    <message>
        <source>Labels, and how often each was right</source>
        <translation>各标签及其正确次数</translation>
    </message>
    <message>
        <source>The records of one run are judged already; others can be when that is over.</source>
        <translation>已在评判一次运行的记录；完成后才能评判其他记录。</translation>
    </message>
    <message>
        <source>A run is training; the records can be judged when it is over.</source>
        <translation>有一次运行正在训练；结束后才能评判这些记录。</translation>
    </message>
    <message>
        <source>This project can only be looked at.</source>
        <translation>此项目只能查看。</translation>
    </message>
</context>
<context>
    <name>ui::LabelAnswer</name>
    <message>
        <source>The text as %1 read it</source>
        <translation>%1 所读的文本</translation>
    </message>
    <message>
        <source>The record says: %1</source>
        <translation>记录的标签：%1</translation>
    </message>
    <message>
        <source>Right: the record says “%1”</source>
        <translation>正确：记录的标签是“%1”</translation>
    </message>
    <message>
        <source>Wrong: the record says “%1”</source>
        <translation>错误：记录的标签是“%1”</translation>
    </message>
</context>
<context>
    <name>ui::LabelBars</name>
    <message>
        <source>%1: %2</source>
        <comment>a label and its probability</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more label(s), the likeliest of them %1</source>
        <translation>
            <numerusform>另有 %Ln 个标签，其中概率最高的为 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>How likely each label is</source>
        <translation>每个标签的可能性</translation>
    </message>
</context>
<context>
    <name>ui::LabelButtons</name>
    <message>
        <source>Label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Gives the record this label (%1).</source>
        <translation>给这条记录加上这个标签（%1）。</translation>
    </message>
    <message>
        <source>Puts this label in, or takes it out (%1).</source>
        <translation>加上或移除此标签（%1）。</translation>
    </message>
</context>
<context>
    <name>ui::LabelChoice</name>
    <message>
        <source>The right number</source>
        <translation>正确的数值</translation>
    </message>
    <message>
        <source>The right labels</source>
        <translation>正确的标签</translation>
    </message>
    <message>
        <source>The right label</source>
        <translation>正确的标签</translation>
    </message>
</context>
<context>
    <name>ui::LabelCommands</name>
    <message>
        <source>Gives the selected records this label.</source>
        <translation>给所选记录加上这个标签。</translation>
    </message>
    <message>
        <source>Select at most %1 records to label them.</source>
        <translation>一次最多选择 %1 条记录来加标签。</translation>
    </message>
    <message>
        <source>Gives the selected records this label beside those they have; where all of them have it, takes it out.</source>
        <translation>给所选记录在已有标签之外再加上此标签；若全部已有此标签，则将其移除。</translation>
    </message>
</context>
<context>
    <name>ui::LabelCountsModel</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Put wrongly</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏判</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>ui::LabelFigures</name>
    <message>
        <source>All labels alike</source>
        <translation>所有标签同等对待</translation>
    </message>
    <message>
        <source>What a text is sorted into.</source>
        <translation>文本被归入的类别。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Of the texts that were given this label, how many have it.</source>
        <translation>被判为此标签的文本中，真正属于它的比例。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Of the texts that have this label, how many were given it.</source>
        <translation>属于此标签的文本中，被判为它的比例。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Precision and recall in one number: high only where both are.</source>
        <translation>把精确率和召回率合为一个数：两者都高时它才高。</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Validation records that have this label.</source>
        <translation>带有此标签的验证记录数。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>ui::LabelLine</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a label, its records to learn from</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between labels</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Some labels are much rarer: they are easily passed over.</source>
        <translation>有些标签少得多：它们容易被忽略。</translation>
    </message>
    <message>
        <source>Rare labels count for more.</source>
        <translation>少见的标签权重更高。</translation>
    </message>
    <message>
        <source>Let rare labels count for more</source>
        <translation>让少见的标签权重更高</translation>
    </message>
    <message>
        <source>Each label weighs as much as any other, however few records it has (label weights: balanced).</source>
        <translation>无论记录多少，每个标签权重相同（标签权重：balanced）。</translation>
    </message>
    <message>
        <source>Labels of the project’s training records: %1.</source>
        <comment>labels</comment>
        <translation>项目中训练记录的标签：%1。</translation>
    </message>
</context>
<context>
    <name>ui::LabelPopup</name>
    <message>
        <source>Records of each label</source>
        <translation>每个标签的记录数</translation>
    </message>
    <message>
        <source>Shows only the records of one label (Enter, or a click).</source>
        <translation>只显示某个标签的记录（按回车或单击）。</translation>
    </message>
    <message>
        <source>All</source>
        <comment>records of a label</comment>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ui::LabelSuggestions</name>
    <message>
        <source>Labels of this project</source>
        <translation>本项目的标签</translation>
    </message>
</context>
<context>
    <name>ui::LeaveLine</name>
    <message>
        <source>Some texts could not be written to the disk. They are lost if the project is left now.</source>
        <translation>有些文本未能写入磁盘。现在离开项目，它们将会丢失。</translation>
    </message>
    <message>
        <source>Records are being imported. Leaving gives the import up: none of them stays.</source>
        <translation>正在导入记录。离开将放弃这次导入，其中的记录一条也不会保留。</translation>
    </message>
    <message>
        <source>%1 is under way. Leaving stops it; what it has learned so far is kept.</source>
        <translation>%1 正在进行。离开会使其停止；已学到的内容会保留。</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>重新写入</translation>
    </message>
    <message>
        <source>Writes what could not be written once more, then leaves the project.</source>
        <translation>把未能写入的内容再写一次，然后离开项目。</translation>
    </message>
    <message>
        <source>Leave all the same</source>
        <translation>仍然离开</translation>
    </message>
    <message>
        <source>Leaves the project now.</source>
        <translation>立即离开项目。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>一切保持不变。</translation>
    </message>
    <message>
        <source>The export of %1 is under way. Leaving gives it up: nothing of it is left.</source>
        <translation>正在导出 %1。离开会放弃导出，不留下任何内容。</translation>
    </message>
    <message>
        <source>The last changes are still being written; it goes on when they are on the disk. Leave now, and they are written all the same, but nothing is said if that fails.</source>
        <translation>最后的更改仍在写入；写入磁盘后会自动继续。若现在离开，更改仍会写入，但如果写入失败将不会有提示。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Choose a base model folder</source>
        <translation>选择基础模型文件夹</translation>
    </message>
</context>
<context>
    <name>ui::ModelCard</name>
    <message>
        <source>Looking at the folder</source>
        <translation>正在检查文件夹</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>正在检查文件夹…</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Everything is in place. This is your base model now.</source>
        <translation>一切就绪。现在它就是您的基础模型。</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Weights on disk</source>
        <translation>磁盘上的权重</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>size, number type</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>%1 of width %2</source>
        <translation>%1 层，宽度 %2</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message numerus="yes">
        <source>This folder cannot be used as a base model: %Ln problem(s).</source>
        <translation>
            <numerusform>这个文件夹不能用作基础模型：%Ln 个问题。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>还有 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelRows</name>
    <message>
        <source>Looks at this folder and works with it if nothing is wrong.</source>
        <translation>检查这个文件夹，没有问题就使用它。</translation>
    </message>
</context>
<context>
    <name>ui::NoticeLine</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭这一行</translation>
    </message>
</context>
<context>
    <name>ui::PasteLine</name>
    <message>
        <source>Is the first row a header? It reads: %1.</source>
        <translation>第一行是表头吗?内容是：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Yes: add %Ln record(s)</source>
        <translation>
            <numerusform>是：添加 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes each column as the field it names, and adds the rows as new records.</source>
        <translation>把每列作为其名称所示的字段，并把各行添加为新记录。</translation>
    </message>
    <message>
        <source>No, these are cells</source>
        <translation>不，都是单元格</translation>
    </message>
    <message>
        <source>Pastes every row, the first one too, over the cells from the current one on.</source>
        <translation>从当前单元格起粘贴所有行，包括第一行。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pastes nothing.</source>
        <translation>不粘贴任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::PlaygroundPage</name>
    <message>
        <source>The project has no validation records. Put some aside on the page Data: select them and choose the split “validation”.</source>
        <translation>项目没有验证记录。请在“数据”页留出一些：选中它们并选择划分“验证”。</translation>
    </message>
    <message>
        <source>The engine is missing: %1</source>
        <translation>缺少引擎：%1</translation>
    </message>
    <message>
        <source>Choose a base model first, in the bar above.</source>
        <translation>请先在上方栏中选择基础模型。</translation>
    </message>
    <message>
        <source>Reading the model’s tokenizer …</source>
        <translation>正在读取模型的分词器……</translation>
    </message>
    <message>
        <source>The engine is starting …</source>
        <translation>引擎正在启动……</translation>
    </message>
    <message>
        <source>%1 is training: questions are answered between its steps. Its adapter can be a column when it has ended.</source>
        <translation>%1正在训练：问题会在训练步骤之间得到回答。训练结束后，它的适配器即可作为一列。</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>一次运行</translation>
    </message>
    <message>
        <source>No project is open: only the base model can be asked.</source>
        <translation>没有打开项目：只能向基础模型提问。</translation>
    </message>
    <message>
        <source>There is no adapter yet. Train one, and it answers here beside the base model.</source>
        <translation>还没有适配器。训练一个，它就会在这里与基础模型并排回答。</translation>
    </message>
    <message>
        <source>Train an adapter</source>
        <translation>训练适配器</translation>
    </message>
    <message>
        <source>Goes to the page where your records are taught to the model.</source>
        <translation>转到用您的记录训练模型的页面。</translation>
    </message>
    <message>
        <source>Mark differences</source>
        <translation>标出差异</translation>
    </message>
    <message>
        <source>Marks the words of each answer that the first column’s has not.</source>
        <translation>标出各回答中第一列没有的词语。</translation>
    </message>
    <message>
        <source>How answers are drawn</source>
        <translation>回答的采样方式</translation>
    </message>
    <message>
        <source>Temperature, seed and length of the answers, the same for every column.</source>
        <translation>回答的温度、种子和长度，各列相同。</translation>
    </message>
    <message>
        <source>A correction of the answer of %1 is not kept yet: save it as a record or give it up, then ask.</source>
        <translation>对%1回答的修改尚未保存：请先保存为记录或放弃，然后再提问。</translation>
    </message>
    <message>
        <source>%1 has no adapter that could answer here.</source>
        <translation>%1 没有可以在这里回答的适配器。</translation>
    </message>
    <message>
        <source>%1 cannot answer here: %2</source>
        <translation>%1 无法在这里回答：%2</translation>
    </message>
    <message>
        <source>On to the export</source>
        <translation>前往导出</translation>
    </message>
    <message>
        <source>Goes to the page where this adapter is written for use elsewhere.</source>
        <translation>前往把此适配器写出供别处使用的页面。</translation>
    </message>
    <message>
        <source>A correction of the answer of %1 is not kept yet. It is lost if the project is left now.</source>
        <translation>对 %1 的回答的修改尚未保存。现在离开项目将会丢失该修改。</translation>
    </message>
    <message>
        <source>This model judges texts; train it first.</source>
        <translation>此模型用于评判文本；请先训练它。</translation>
    </message>
</context>
<context>
    <name>ui::PlotPanel</name>
    <message>
        <source>Along</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>What runs along the plots</source>
        <translation>图表的横轴</translation>
    </message>
    <message>
        <source>What the plots run along: steps, epochs or time</source>
        <translation>图表的横轴：步、轮或时间</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the training loss</source>
        <translation>训练损失的平滑程度</translation>
    </message>
    <message>
        <source>How much the training loss is smoothed: more shows the course, less shows the peaks</source>
        <translation>训练损失的平滑程度：大则显示走势，小则显示尖峰</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Shows small values as clearly as large ones; for all plots but the accuracy</source>
        <translation>让小的值和大的值一样清楚；用于除准确率以外的所有图表</translation>
    </message>
    <message>
        <source>A click on a line, or Enter, tells from which records the run learned at that step.</source>
        <translation>单击曲线或按回车键，可得知该次运行在这一步学习了哪些记录。</translation>
    </message>
</context>
<context>
    <name>ui::PlotView</name>
    <message>
        <source>Save the plot “%1”</source>
        <translation>保存图表“%1”</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawings</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Values of zero or less have no place on a logarithmic axis and are left out: %1.</source>
        <translation>零或更小的值无法在对数轴上显示，已略去：%1 个。</translation>
    </message>
    <message>
        <source>What am I looking at?</source>
        <translation>我在看什么？</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as PNG picture…</source>
        <translation>保存为 PNG 图片…</translation>
    </message>
    <message>
        <source>Save as SVG drawing…</source>
        <translation>保存为 SVG 矢量图…</translation>
    </message>
    <message>
        <source>Save values as CSV…</source>
        <translation>将数值保存为 CSV…</translation>
    </message>
    <message>
        <source>What this plot shows, with the numbers of this run</source>
        <translation>这张图表显示什么，附本次运行的数字</translation>
    </message>
    <message>
        <source>%1: what am I looking at?</source>
        <translation>%1：我在看什么？</translation>
    </message>
    <message>
        <source>Table, axis, copy and save</source>
        <translation>表格、坐标轴、复制与保存</translation>
    </message>
    <message>
        <source>%1: what can be done with this plot</source>
        <translation>%1：这张图表可以做什么</translation>
    </message>
    <message>
        <source>Plot: %1</source>
        <translation>图表：%1</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>表格：%1</translation>
    </message>
</context>
<context>
    <name>ui::PresetFacts</name>
    <message>
        <source>%1: %2</source>
        <comment>setting, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>In use instead: %1</source>
        <comment>a value</comment>
        <translation>目前使用的是：%1</translation>
    </message>
</context>
<context>
    <name>ui::ProjectCommands</name>
    <message>
        <source>Name a folder for the new project</source>
        <translation>为新项目的文件夹命名</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>我的项目</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>打开项目文件夹</translation>
    </message>
    <message>
        <source>There are no files of records in “%1”.</source>
        <translation>“%1”中没有记录文件。</translation>
    </message>
    <message>
        <source>New project from a file</source>
        <translation>从文件新建项目</translation>
    </message>
    <message>
        <source>Records (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)</source>
        <translation>记录 (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ui::ProjectRows</name>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Opens this project.</source>
        <translation>打开此项目。</translation>
    </message>
</context>
<context>
    <name>ui::ProjectSession</name>
    <message>
        <source>Clinic sample</source>
        <translation>诊所示例</translation>
    </message>
    <message>
        <source>Review sample</source>
        <translation>评论示例</translation>
    </message>
</context>
<context>
    <name>ui::PromptBox</name>
    <message>
        <source>Wanted: %1</source>
        <translation>期望的回答：%1</translation>
    </message>
    <message>
        <source>The record’s system text and its earlier turns are asked along.</source>
        <translation>该记录的系统文本和之前的对话会一并提问。</translation>
    </message>
    <message>
        <source>Nothing was asked yet</source>
        <translation>还没有提过问题</translation>
    </message>
    <message>
        <source>Write what you want to ask; Up brings back what you asked before.</source>
        <translation>写下您想问的内容；按“上”键可找回之前的提问。</translation>
    </message>
    <message>
        <source>As a record</source>
        <translation>按记录</translation>
    </message>
    <message>
        <source>Asks with instruction and input, as your records do.</source>
        <translation>像您的记录那样，用指令和输入提问。</translation>
    </message>
    <message>
        <source>As a chat</source>
        <translation>按对话</translation>
    </message>
    <message>
        <source>Earlier questions and answers are kept; each column goes on with its own.</source>
        <translation>保留之前的问答；每列接着自己的对话继续。</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Forgets the earlier turns of every column.</source>
        <translation>清除各列之前的对话。</translation>
    </message>
    <message>
        <source>Random validation record</source>
        <translation>随机验证记录</translation>
    </message>
    <message>
        <source>Fills in a record that no run learns from, and shows the answer that is wanted.</source>
        <translation>填入一条任何运行都不学习的记录，并显示期望的回答。</translation>
    </message>
    <message>
        <source>Earlier prompts</source>
        <translation>之前的提示</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Asks every column the same at the same time (%1).</source>
        <translation>同时向每一列提出相同的问题（%1）。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the answers at once; what was written stays (%1).</source>
        <translation>立即结束回答；已写出的内容保留（%1）。</translation>
    </message>
    <message>
        <source>The adapter may have learned this very record; put some aside for validation to see what it makes of others.</source>
        <translation>适配器可能学过这条记录；留出一些记录用于验证，就能看到它如何回答没学过的记录。</translation>
    </message>
    <message>
        <source>Forget these prompts</source>
        <translation>忘记这些提示</translation>
    </message>
    <message>
        <source>Brings back what you asked before in this project; in an empty field the keys Up and Down do, too.</source>
        <translation>找回在此项目中之前的提问；在空白栏中按“上”“下”键也可以。</translation>
    </message>
    <message>
        <source>Write a text to be judged; Up brings back an earlier one.</source>
        <translation>写下要判断的文本；按向上键可取回之前的文本。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Second text, if it is a pair</source>
        <translation>第二段文本（如为文本对）</translation>
    </message>
    <message>
        <source>Fills in a record that no run learns from, and shows its label.</source>
        <translation>填入一条没有任何运行学习过的记录，并显示其标签。</translation>
    </message>
    <message>
        <source>Has every column judge the text (%1).</source>
        <translation>让每一列判断这段文本（%1）。</translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>Choose a base model to see how it reads this record.</source>
        <translation>请选择基础模型，以查看它如何读取这条记录。</translation>
    </message>
    <message>
        <source>%1 tokens, %2 learned, %3 cut</source>
        <comment>counts</comment>
        <translation>%1 个词元，学习 %2 个，截去 %3 个</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>截去</translation>
    </message>
    <message>
        <source>special token</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>· ↵ invisible</source>
        <translation>· ↵ 不可见</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型所见</translation>
    </message>
    <message>
        <source>%1 tokens, %2 cut</source>
        <comment>counts</comment>
        <translation>%1 个词元，截断 %2 个</translation>
    </message>
    <message>
        <source>Without a label, this record is left out of training.</source>
        <translation>没有标签，这条记录不参加训练。</translation>
    </message>
    <message>
        <source>Learned label: %1</source>
        <comment>one, or several</comment>
        <translation>学习的标签：%1</translation>
    </message>
</context>
<context>
    <name>ui::PromptView</name>
    <message>
        <source>cut</source>
        <comment>token</comment>
        <translation>截去</translation>
    </message>
    <message>
        <source>learned</source>
        <comment>token</comment>
        <translation>学习</translation>
    </message>
    <message>
        <source>read, not learned</source>
        <comment>token</comment>
        <translation>读取，不学习</translation>
    </message>
    <message>
        <source>Token %1: “%2”, number %3 of the vocabulary; %4</source>
        <translation>词元 %1：“%2”，词表编号 %3；%4</translation>
    </message>
</context>
<context>
    <name>ui::Rail</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Colours, language, text size and what is about the program itself.</source>
        <translation>配色、语言、文字大小，以及与程序本身有关的内容。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>ui::RailBadges</name>
    <message>
        <source>A run is under way.</source>
        <translation>有一次运行正在进行。</translation>
    </message>
    <message>
        <source>A run is paused.</source>
        <translation>有一次运行已暂停。</translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation>运行已完成。</translation>
    </message>
    <message>
        <source>The run has ended with a problem.</source>
        <translation>运行因问题而结束。</translation>
    </message>
    <message>
        <source>Some changes could not be written.</source>
        <translation>部分更改未能写入。</translation>
    </message>
    <message>
        <source>Records are being imported.</source>
        <translation>正在导入记录。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) can go on.</source>
        <translation>
            <numerusform>%Ln 次运行可以继续。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecipeLine</name>
    <message>
        <source>They come before the choices above.</source>
        <translation>它们优先于上面的选择。</translation>
    </message>
    <message>
        <source>Use the choices alone</source>
        <translation>只用上面的选择</translation>
    </message>
    <message>
        <source>Leaves the ready-made settings: purpose, length and size decide again.</source>
        <translation>不再使用现成设置：重新由用途、时长和大小决定。</translation>
    </message>
</context>
<context>
    <name>ui::RecordChoice</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to learn from: approve records, or import some.</source>
        <translation>没有可学习的内容：请批准记录，或导入一些。</translation>
    </message>
    <message>
        <source>Learns from %1; watched by %2 marked for validation.</source>
        <translation>从 %1 学习；用标记为验证的 %2 观察效果。</translation>
    </message>
    <message>
        <source>Of %1, some are put aside by chance: the adapter is judged by what it has not learned.</source>
        <translation>从 %1 中随机留出一部分：用没有学过的内容评判适配器。</translation>
    </message>
    <message>
        <source>Learns from %1. Without records put aside nobody sees when it only learns by heart.</source>
        <translation>从 %1 学习。没有留出记录，就看不出它何时只是死记硬背。</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Approved and drafts</source>
        <translation>已通过和草稿</translation>
    </message>
    <message>
        <source>Approved only</source>
        <translation>仅已通过</translation>
    </message>
    <message>
        <source>Records to learn from</source>
        <translation>用于学习的记录</translation>
    </message>
    <message>
        <source>Rejected records and those that need work are never learned from.</source>
        <translation>已拒绝和待修改的记录从不用于学习。</translation>
    </message>
    <message>
        <source>Put %1 % aside for validation</source>
        <translation>留出 %1 % 用于验证</translation>
    </message>
    <message>
        <source>Put none aside</source>
        <translation>不留出</translation>
    </message>
    <message>
        <source>Records put aside for validation</source>
        <translation>留出用于验证的记录</translation>
    </message>
    <message>
        <source>The best adapter is chosen by records that it has not learned from.</source>
        <translation>用没有学过的记录选出最好的适配器。</translation>
    </message>
</context>
<context>
    <name>ui::RecordClipboard</name>
    <message>
        <source>Only numbers are selected; select the texts to copy them.</source>
        <translation>只选中了编号；请选中文字再复制。</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>剪贴板上没有文字。</translation>
    </message>
    <message>
        <source>There is no text among the selected cells.</source>
        <translation>选中的单元格中没有文字。</translation>
    </message>
    <message>
        <source>“%1” is no status and no split.</source>
        <comment>a pasted text</comment>
        <translation>“%1”不是状态，也不是划分。</translation>
    </message>
</context>
<context>
    <name>ui::RecordCommands</name>
    <message>
        <source>%1 cells are too many for one step: select at most %2.</source>
        <translation>一次不能处理 %1 个单元格：最多选中 %2 个。</translation>
    </message>
    <message>
        <source>There is no text among the selected cells.</source>
        <translation>选中的单元格中没有文字。</translation>
    </message>
</context>
<context>
    <name>ui::RecordEditor</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>It is not in the list as it is filtered now.</source>
        <translation>按当前筛选，它不在列表中。</translation>
    </message>
    <message>
        <source>No record is selected</source>
        <translation>未选中记录</translation>
    </message>
    <message>
        <source>Select one to read and change it here, or several to decide about them together.</source>
        <translation>选中一条即可在此阅读和修改；选中多条可一并处理。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) selected</source>
        <translation>
            <numerusform>已选中 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Status and split are set for all of them, in one step that can be undone.</source>
        <translation>状态和用途会一并设置，可一步撤销。</translation>
    </message>
    <message>
        <source>Choose a base model to count tokens.</source>
        <translation>请选择基础模型以统计词元。</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>模型所见</translation>
    </message>
    <message>
        <source>The exact text that the model gets, what of it is learned and what is cut.</source>
        <translation>模型得到的确切文本，其中哪些被学习，哪些被截去。</translation>
    </message>
    <message>
        <source>Views of the record</source>
        <translation>记录的视图</translation>
    </message>
</context>
<context>
    <name>ui::RecordForm</name>
    <message>
        <source>Answer: %1</source>
        <translation>回答：%1</translation>
    </message>
    <message>
        <source>System: %1</source>
        <translation>系统：%1</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>提问：%1</translation>
    </message>
    <message>
        <source>What the model is asked to do.</source>
        <translation>要求模型做什么。</translation>
    </message>
    <message>
        <source>What the instruction is about; may stay empty.</source>
        <translation>指令所针对的内容；可以留空。</translation>
    </message>
    <message>
        <source>The answer that the model learns to give.</source>
        <translation>模型要学会给出的回答。</translation>
    </message>
    <message>
        <source>Who the model is and how it behaves, said before everything else.</source>
        <translation>放在最前面的说明：模型是谁、如何行事。</translation>
    </message>
    <message>
        <source>Add system text</source>
        <translation>添加系统文本</translation>
    </message>
    <message>
        <source>For you and your colleagues; the model never sees it.</source>
        <translation>供您和同事使用；模型看不到。</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Earlier turns, as they came with the record</source>
        <translation>随记录而来的之前的对话</translation>
    </message>
    <message>
        <source>From %1, row %2</source>
        <comment>a file</comment>
        <translation>来自 %1，第 %2 行</translation>
    </message>
    <message>
        <source>From %1, line %2</source>
        <comment>a file</comment>
        <translation>来自 %1，第 %2 行</translation>
    </message>
    <message>
        <source>From %1</source>
        <comment>a file</comment>
        <translation>来自 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier turn(s) are not shown</source>
        <translation>
            <numerusform>有 %Ln 轮之前的对话未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Add input</source>
        <translation>添加输入</translation>
    </message>
    <message>
        <source>Add output</source>
        <translation>添加输出</translation>
    </message>
    <message>
        <source>What the text is judged by, such as positive; several of one text between semicolons.</source>
        <translation>文本的判定结果，例如“正面”；一段文本有多个标签时用分号隔开。</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>ui::RecordTableModel</name>
    <message>
        <source>Choose a base model, and its tokens are counted here.</source>
        <translation>选择基础模型后，这里会显示词元数。</translation>
    </message>
    <message>
        <source>Being counted.</source>
        <translation>正在计数。</translation>
    </message>
    <message>
        <source>This record cannot be shown to the model; the editor says why.</source>
        <translation>此记录无法呈现给模型；编辑器会说明原因。</translation>
    </message>
    <message>
        <source>The model sees all of this record: %1 of at most %2 tokens.</source>
        <translation>模型能看到整条记录：%1 个词元，上限 %2 个。</translation>
    </message>
    <message>
        <source>%1 tokens: what is behind token %2 is cut, and the model does not see it.</source>
        <translation>%1 个词元：第 %2 个之后的内容会被截断，模型看不到。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
</context>
<context>
    <name>ui::RecordTableView</name>
    <message>
        <source>Standard columns</source>
        <translation>默认列</translation>
    </message>
</context>
<context>
    <name>ui::RestoreBox</name>
    <message>
        <source>%1 · %2 records · %3</source>
        <comment>day of a copy, its records, its size</comment>
        <translation>%1 · %2 条记录 · %3</translation>
    </message>
    <message>
        <source>Looking for copies…</source>
        <translation>正在查找副本…</translation>
    </message>
    <message>
        <source>There is no copy yet. One is made when a project is opened on a day after it was changed.</source>
        <translation>还没有副本。项目更改后，再次打开时会生成一份。</translation>
    </message>
    <message>
        <source>A copy holds records, history and settings of its day. It opens as a project of its own in a new folder; runs and adapters stay where they are, and nothing is overwritten.</source>
        <translation>副本包含当天的记录、历史和设置。它会在新文件夹中作为独立项目打开；运行和适配器留在原处，不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Restore a copy</source>
        <translation>恢复副本</translation>
    </message>
    <message>
        <source>Copies of this project</source>
        <translation>此项目的副本</translation>
    </message>
    <message>
        <source>Copies, the newest first</source>
        <translation>副本，最新的在前</translation>
    </message>
    <message>
        <source>Open as a new project</source>
        <translation>作为新项目打开</translation>
    </message>
    <message>
        <source>Makes a new project of this copy and opens it; the other one stays as it is.</source>
        <translation>用此副本创建并打开新项目；原项目保持不变。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this box.</source>
        <translation>关闭此窗口。</translation>
    </message>
</context>
<context>
    <name>ui::ReviewBar</name>
    <message>
        <source>Status   %1</source>
        <comment>its keys</comment>
        <translation>状态   %1</translation>
    </message>
    <message>
        <source>Split   %1</source>
        <comment>its keys</comment>
        <translation>用途   %1</translation>
    </message>
    <message>
        <source>Goes to the record before.</source>
        <translation>转到上一条记录。</translation>
    </message>
    <message>
        <source>Goes to the next record.</source>
        <translation>转到下一条记录。</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Takes what is selected out of the project; Undo brings it back.</source>
        <translation>将所选记录移出项目；可用“撤销”恢复。</translation>
    </message>
    <message>
        <source>Approve &amp;&amp; next</source>
        <translation>批准并继续</translation>
    </message>
    <message>
        <source>Says that the record is good to learn from, and goes to the next one.</source>
        <translation>表示这条记录适合学习，并转到下一条。</translation>
    </message>
    <message>
        <source>Approve and go to the next record</source>
        <translation>批准并转到下一条记录</translation>
    </message>
</context>
<context>
    <name>ui::RunBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Keeps a checkpoint and waits; going on gives the same result as no pause.</source>
        <translation>保存检查点并等待；继续后的结果与没有暂停相同。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on from the checkpoint, to the bit.</source>
        <translation>从检查点继续，结果逐位相同。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Ends the run here; the adapter as it is now can be used, and the run can go on later.</source>
        <translation>在此结束训练；现在的适配器可以使用，以后还可以继续训练。</translation>
    </message>
    <message>
        <source>Try the adapter</source>
        <translation>试用适配器</translation>
    </message>
    <message>
        <source>Shows its answers beside those of the base model.</source>
        <translation>把它的回答与基础模型的回答并排显示。</translation>
    </message>
    <message>
        <source>Preparing the records</source>
        <translation>正在准备记录</translation>
    </message>
    <message>
        <source>Opening the base model</source>
        <translation>正在打开基础模型</translation>
    </message>
    <message>
        <source>%1 is training</source>
        <translation>%1 正在训练</translation>
    </message>
    <message>
        <source>%1: keeping a checkpoint</source>
        <translation>%1：正在保存检查点</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 已暂停</translation>
    </message>
    <message>
        <source>%1: saving</source>
        <translation>%1：正在保存</translation>
    </message>
    <message>
        <source>%1 was stopped; its adapter is saved</source>
        <translation>%1 已停止；其适配器已保存</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 已完成</translation>
    </message>
    <message>
        <source>The run could not begin</source>
        <translation>训练无法开始</translation>
    </message>
    <message>
        <source>%1 has ended with a problem</source>
        <translation>%1 因问题而结束</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>Put this run away</source>
        <translation>收起此运行</translation>
    </message>
    <message>
        <source>Clears it from this page; nothing of it is lost, and it stays on the Runs page.</source>
        <translation>从本页移去；不会丢失任何内容，仍可在“运行”页找到。</translation>
    </message>
</context>
<context>
    <name>ui::RunCommands</name>
    <message>
        <source>It is being trained now.</source>
        <translation>正在训练中。</translation>
    </message>
    <message>
        <source>It has come to its end.</source>
        <translation>它已经完成。</translation>
    </message>
    <message>
        <source>It never came to a checkpoint.</source>
        <translation>它没有到达过检查点。</translation>
    </message>
    <message>
        <source>Another run is being trained; wait for its end, or stop it.</source>
        <translation>另一次运行正在训练；请等它结束，或将它停止。</translation>
    </message>
    <message>
        <source>Select a run first.</source>
        <translation>请先选择一次运行。</translation>
    </message>
    <message>
        <source>Try the adapter</source>
        <translation>试用适配器</translation>
    </message>
    <message>
        <source>Asks the base model and this run’s adapter the same, side by side.</source>
        <translation>向基础模型和这次运行的适配器提出同样的问题，并排比较。</translation>
    </message>
    <message>
        <source>This run has not written its adapter yet.</source>
        <translation>这次运行还没有写出适配器。</translation>
    </message>
    <message>
        <source>Train again with these settings</source>
        <translation>用这些设置重新训练</translation>
    </message>
    <message>
        <source>Fills the Train page with the settings of this run.</source>
        <translation>把这次运行的设置填入训练页面。</translation>
    </message>
    <message>
        <source>The settings of this run cannot be read.</source>
        <translation>无法读取这次运行的设置。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on with this run from its last checkpoint.</source>
        <translation>从最后一个检查点继续这次运行。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Gives the run a name of your own (F2).</source>
        <translation>给这次运行取一个自己的名字（F2）。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Moves the selected runs to the project’s bin; you can take it back (Del).</source>
        <translation>把选中的运行移到项目的回收站；可以撤销（Del）。</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <comment>runs</comment>
        <translation>已勾选 %1 / %2</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>全部取消勾选</translation>
    </message>
    <message>
        <source>Shows the plots of the selected run alone again.</source>
        <translation>重新只显示所选运行的曲线。</translation>
    </message>
    <message>
        <source>This project can only be looked at.</source>
        <translation>此项目只能查看。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln 次运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RunComparison</name>
    <message>
        <source>No setting differs.</source>
        <translation>所有设置都相同。</translation>
    </message>
    <message>
        <source>The settings of the runs that are ticked stand here, side by side.</source>
        <translation>勾选的运行的设置会并排显示在这里。</translation>
    </message>
    <message>
        <source>Comparing their records …</source>
        <translation>正在比较它们的记录……</translation>
    </message>
    <message>
        <source>Data, from %1 to %2: %3</source>
        <translation>数据，从 %1 到 %2：%3</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>只看不同之处</translation>
    </message>
    <message>
        <source>Leaves out the settings that are the same in all of these runs.</source>
        <translation>略去在这些运行中都相同的设置。</translation>
    </message>
    <message>
        <source>Settings of the runs, side by side</source>
        <translation>并排显示的运行设置</translation>
    </message>
</context>
<context>
    <name>ui::RunNotice</name>
    <message>
        <source>The training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>%1 has failed</source>
        <translation>%1 已失败</translation>
    </message>
    <message>
        <source>%1 has finished</source>
        <translation>%1 已完成</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>The training came to no good end. The Train page says why, and what to do.</source>
        <translation>训练未能顺利结束。“训练”页会说明原因和处理方法。</translation>
    </message>
    <message>
        <source>All %1 steps are done; the loss is %2 at the end.</source>
        <translation>全部 %1 步已完成；最后的损失为 %2。</translation>
    </message>
    <message>
        <source>At its best, at step %1, it gets %2 % of the validation tokens right.</source>
        <translation>最佳时（第 %1 步）答对了 %2 % 的验证词元。</translation>
    </message>
    <message>
        <source>At its best, at step %1, it misses the numbers of the validation records by %2 on average.</source>
        <translation>最好时（第 %1 步），验证记录的数值平均相差 %2。</translation>
    </message>
    <message>
        <source>At its best, at step %1, it gives %2 % of the %3 validation records the right label.</source>
        <translation>最好时（第 %1 步），%3 条验证记录中有 %2 % 得到正确的标签。</translation>
    </message>
</context>
<context>
    <name>ui::RunTableModel</name>
    <message>
        <source>all</source>
        <comment>every weight is trained, there is no rank</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 weights are trained.</source>
        <translation>训练 %1 个权重。</translation>
    </message>
    <message>
        <source>Tick several to lay their plots over one another.</source>
        <translation>勾选多个，即可把它们的曲线叠放在一起。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>How far it came, and why it ended.</source>
        <translation>它进行到哪里，以及为什么结束。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The model that was trained.</source>
        <translation>所训练的模型。</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Records to learn from + records to watch the training by.</source>
        <translation>用于学习的记录 + 用于观察训练的记录。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Size of the adapter.</source>
        <translation>适配器的大小。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Size of a step at its largest.</source>
        <translation>步长的最大值。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Steps that are done, of how many.</source>
        <translation>已完成的步数和总步数。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>The lowest loss on the validation records: lower is better.</source>
        <translation>验证记录上的最低损失：越低越好。</translation>
    </message>
    <message>
        <source>Best loss</source>
        <translation>最佳损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Time that was spent on training.</source>
        <translation>训练所用的时间。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>When the run was started.</source>
        <translation>运行开始的时间。</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Whatever you want to remember of it.</source>
        <translation>您想记下的任何内容。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Share of the validation records’ tokens, or labels, that are right, at the best step; of labels with the interval that the true share lies in (95 of 100 times).</source>
        <translation>最好的一步时，验证记录中正确的词元或标签的比例；标签附有真实比例所在的区间（100 次中 95 次）。</translation>
    </message>
    <message>
        <source>Precision and recall of the labels in one number, every label alike, at the best step.</source>
        <translation>最好的一步时，标签的精确率和召回率合为一个数，各标签同等对待。</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>ui::RunsPage</name>
    <message>
        <source>%1: %2</source>
        <comment>a run and what is wrong with it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 lies in the project’s bin now.</source>
        <translation>%1 已移到项目的回收站。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Brings them back from the bin.</source>
        <translation>从回收站恢复。</translation>
    </message>
    <message>
        <source>Runs of the project</source>
        <translation>项目的运行</translation>
    </message>
    <message>
        <source>Space ticks a run to be compared, F2 renames it, Enter edits its note, Del moves it to the bin.</source>
        <translation>空格勾选要比较的运行，F2 重命名，回车编辑备注，Del 移到回收站。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) lie in the project’s bin now.</source>
        <translation>
            <numerusform>%Ln 次运行已移到项目的回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is told of the runs</source>
        <translation>关于运行的内容</translation>
    </message>
    <message>
        <source>Curves and settings</source>
        <translation>曲线与设置</translation>
    </message>
    <message>
        <source>Judged records</source>
        <translation>已评判的记录</translation>
    </message>
</context>
<context>
    <name>ui::RunsWelcome</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>Each training is listed here with its settings, its loss and its accuracy, so that you can lay several over one another and see which was better, and why.</source>
        <translation>每次训练都会列在这里，连同设置、损失和准确率；您可以把几次叠放在一起，看看哪次更好，以及为什么。</translation>
    </message>
    <message>
        <source>The runs of a project are listed here.</source>
        <translation>项目的运行会列在这里。</translation>
    </message>
    <message>
        <source>Train an adapter</source>
        <translation>训练适配器</translation>
    </message>
    <message>
        <source>To the start page</source>
        <translation>前往起始页</translation>
    </message>
    <message>
        <source>Goes to the page where a run is set up and started.</source>
        <translation>前往设置并启动训练的页面。</translation>
    </message>
    <message>
        <source>Goes to the page where projects are opened.</source>
        <translation>前往打开项目的页面。</translation>
    </message>
</context>
<context>
    <name>ui::SamplesPanel</name>
    <message>
        <source>before</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>as wanted</source>
        <translation>符合期望</translation>
    </message>
    <message>
        <source>Takes this prompt away: %1</source>
        <translation>移除此提示：%1</translation>
    </message>
    <message>
        <source>Take away the prompt “%1”</source>
        <translation>移除提示“%1”</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Answers as the model learns</source>
        <translation>模型学习过程中的回答</translation>
    </message>
    <message>
        <source>A prompt of your own</source>
        <translation>您自己的提示</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>It is answered at every look of the next run.</source>
        <translation>下次训练的每次评估都会回答它。</translation>
    </message>
    <message>
        <source>What the model answers, or judges, as it learns: a few records that it does not learn from, and prompts of your own.</source>
        <translation>模型在学习过程中如何回答或判断：几条它不学习的记录，以及您自己的提示。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step, an answer</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::SamplingPanel</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Draws from the likeliest tokens that together have this probability; 1 from all.</source>
        <translation>从合计达到此概率的最可能词元中抽取；1 表示全部。</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Draws from this many of the likeliest tokens; 0 from all.</source>
        <translation>从这么多个最可能的词元中抽取；0 表示全部。</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min p</translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the likeliest one; 0 leaves out none.</source>
        <translation>去掉概率低于最可能词元此比例的词元；0 表示不去掉。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Makes tokens that are there already less likely; 1 leaves them as they are.</source>
        <translation>降低已出现词元的概率；1 表示不变。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最大长度</translation>
    </message>
    <message>
        <source>An answer ends after this many tokens, finished or not.</source>
        <translation>回答到这么多词元即结束，无论是否写完。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed draws the same answer again; every column has the same.</source>
        <translation>相同的种子会得到相同的回答；各列相同。</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>换种子</translation>
    </message>
    <message>
        <source>Draws other answers to the same prompt.</source>
        <translation>对同一提示抽取别的回答。</translation>
    </message>
    <message>
        <source>How freely the words of an answer are drawn; 0 gives the same answer each time.</source>
        <translation>回答用词的随机程度；0 表示每次回答相同。</translation>
    </message>
</context>
<context>
    <name>ui::SettingsModel</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>The folder of the model that was trained.</source>
        <translation>所训练模型的文件夹。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How a record becomes the text that the model sees.</source>
        <translation>记录如何变成模型看到的文本。</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>The adapter that training began with; none where it began with a fresh one.</source>
        <translation>训练开始时所用的适配器；若从新的开始则没有。</translation>
    </message>
    <message>
        <source>a fresh adapter</source>
        <translation>新的适配器</translation>
    </message>
    <message>
        <source>Data version</source>
        <translation>数据版本</translation>
    </message>
    <message>
        <source>Equal where the very same records were used for the same purposes.</source>
        <translation>相同的记录用于相同的用途时，版本相同。</translation>
    </message>
    <message>
        <source>Training records</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Records that were learned from.</source>
        <translation>用于学习的记录。</translation>
    </message>
    <message>
        <source>Validation records</source>
        <translation>验证记录</translation>
    </message>
    <message>
        <source>Records that the training was watched by.</source>
        <translation>用于观察训练的记录。</translation>
    </message>
    <message>
        <source>Test records</source>
        <translation>测试记录</translation>
    </message>
    <message>
        <source>Records that were kept for the end.</source>
        <translation>留到最后的记录。</translation>
    </message>
    <message>
        <source>differs between the runs</source>
        <translation>各次运行不同</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What the run learned to tell apart.</source>
        <translation>这次运行学会区分的内容。</translation>
    </message>
</context>
<context>
    <name>ui::SleepGuard</name>
    <message>
        <source>A model is being trained</source>
        <translation>正在训练模型</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Teach a language model your way of answering</source>
        <translation>让语言模型学会您的回答方式</translation>
    </message>
    <message>
        <source>From a table of your own examples to an adapter you can hand on. Everything stays on this computer.</source>
        <translation>从您自己的示例表格，到可以交付的适配器。一切都留在本机。</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>What your adapters build on: a folder with config.json, a tokenizer and weights in safetensors format, as Hugging Face lays it out. It is only read.</source>
        <translation>适配器的基础：一个按 Hugging Face 方式存放的文件夹，含有 config.json、分词器和 safetensors 格式的权重。它只会被读取。</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择另一个文件夹…</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Your records with their history, and what was trained on them: one folder that you can copy and hand on.</source>
        <translation>您的记录及其历史，以及用它们训练的成果：一个可以复制和转交的文件夹。</translation>
    </message>
    <message>
        <source>or drop a folder, or files of records, anywhere on this window</source>
        <translation>或将文件夹、记录文件拖放到此窗口的任意位置</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>选中 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1 tokens</source>
        <translation>平均 %1 个词元</translation>
    </message>
    <message>
        <source>mean %1 tokens of %2 counted</source>
        <translation>平均 %1 个词元（已计数 %2 条）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut</source>
        <translation>
            <numerusform>%Ln 条被截断</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Shows how many records each label has; a click on one shows them.</source>
        <translation>显示每个标签有多少条记录；单击其中一个可显示这些记录。</translation>
    </message>
</context>
<context>
    <name>ui::StepRecords</name>
    <message>
        <source>Show them</source>
        <translation>显示这些记录</translation>
    </message>
    <message>
        <source>Shows the records of this step in the table.</source>
        <translation>在表格中显示这一步的记录。</translation>
    </message>
    <message numerus="yes">
        <source>Step %1 learned from %Ln record(s).</source>
        <translation>
            <numerusform>第 %1 步学习了 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <comment>a run, its step</comment>
        <translation>%1，第 %2 步</translation>
    </message>
</context>
<context>
    <name>ui::StepTiles</name>
    <message>
        <source>Curate</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Gather examples of how you would answer.</source>
        <translation>收集示例，写明您会怎样回答。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Let a small adapter learn from them.</source>
        <translation>让一个小适配器从中学习。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Put base and adapter side by side.</source>
        <translation>把基础模型和适配器并排对照。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Hand on the one that is better.</source>
        <translation>交付效果更好的那一个。</translation>
    </message>
    <message>
        <source>Shows the page for this step.</source>
        <translation>显示这一步的页面。</translation>
    </message>
</context>
<context>
    <name>ui::StorageBox</name>
    <message>
        <source>How much is not known yet.</source>
        <translation>尚未统计大小。</translation>
    </message>
    <message>
        <source>%1 on the disk of this computer.</source>
        <translation>在这台电脑的磁盘上占用 %1。</translation>
    </message>
    <message>
        <source>Free %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>Freeing…</source>
        <translation>正在清理…</translation>
    </message>
    <message numerus="yes">
        <source>Counting: %Ln file(s) so far</source>
        <translation>
            <numerusform>正在统计：已统计 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Stops counting; what was counted before stays shown.</source>
        <translation>停止统计；继续显示之前的结果。</translation>
    </message>
    <message>
        <source>Looks at every file of the project again.</source>
        <translation>重新检查项目的每个文件。</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储空间</translation>
    </message>
    <message>
        <source>What this project occupies</source>
        <translation>此项目占用的空间</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>一切保持原样。</translation>
    </message>
    <message>
        <source>Free for good</source>
        <translation>永久清理</translation>
    </message>
    <message>
        <source>Removes these files from the disk; this cannot be undone.</source>
        <translation>从磁盘上删除这些文件；此操作无法撤销。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes this box.</source>
        <translation>关闭此窗口。</translation>
    </message>
</context>
<context>
    <name>ui::TargetTicks</name>
    <message>
        <source>All linear layers</source>
        <translation>所有线性层</translation>
    </message>
    <message>
        <source>Every linear layer but the head gets an adapter: it learns more than one on some of them.</source>
        <translation>除输出头外的每个线性层都加适配器：比只加其中一部分学得更多。</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>module, share of the weights</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1, %2 of the weights</source>
        <comment>module, share</comment>
        <translation>%1，占权重的 %2</translation>
    </message>
    <message>
        <source>Gives the head an adapter: %1 of the model’s weights are there.</source>
        <translation>给输出头加适配器：模型 %1 的权重在这里。</translation>
    </message>
    <message>
        <source>Gives %1 of %2 an adapter in every layer: %3 of the model’s weights are there.</source>
        <comment>module, its place, share</comment>
        <translation>给每一层 %2 的 %1 加适配器：模型 %3 的权重在这里。</translation>
    </message>
    <message>
        <source>Choose a base model to see its modules.</source>
        <translation>选择基础模型后可看到它的模块。</translation>
    </message>
    <message>
        <source>Other names, or one pattern</source>
        <translation>其他名称，或一个模式</translation>
    </message>
    <message>
        <source>Target modules: other names, or one pattern</source>
        <translation>目标模块：其他名称，或一个模式</translation>
    </message>
    <message>
        <source>Names of modules with commas between, or one regular expression that matches whole paths.</source>
        <translation>模块名称，用逗号分隔；或一个匹配完整路径的正则表达式。</translation>
    </message>
</context>
<context>
    <name>ui::TokenBar</name>
    <message>
        <source>%1 / %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>%1, the last %2 are cut</source>
        <comment>token count, tokens</comment>
        <translation>%1，末尾 %2 个被截去</translation>
    </message>
    <message>
        <source>The model learns %1 of these tokens. What is behind %2 tokens is cut off in training.</source>
        <translation>模型学习其中 %1 个词元。训练时 %2 个词元之后的内容会被截去。</translation>
    </message>
    <message>
        <source>%1, %2 are cut</source>
        <comment>token count, tokens</comment>
        <translation>%1，其中 %2 个被截断</translation>
    </message>
    <message>
        <source>The model reads these tokens and learns the label. What is more than %1 tokens is cut off at the end of the longer text.</source>
        <translation>模型读入这些词元并学习标签。超过 %1 个词元的部分，从较长文本的末尾截去。</translation>
    </message>
</context>
<context>
    <name>ui::ToolRow</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>More ways to import</source>
        <translation>其他导入方式</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>No project</source>
        <translation>没有项目</translation>
    </message>
    <message>
        <source>Project: none</source>
        <translation>项目：无</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation>离线：没有任何内容离开本机</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: the studio opens no connection to any network.</source>
        <translation>没有任何内容离开本机：本程序不会打开任何网络连接。</translation>
    </message>
    <message>
        <source>Base model: none</source>
        <translation>基础模型：无</translation>
    </message>
    <message>
        <source>Base model: none chosen</source>
        <translation>基础模型：尚未选择</translation>
    </message>
    <message>
        <source>Chooses the model that your adapters build on.</source>
        <translation>选择适配器所依托的模型。</translation>
    </message>
    <message>
        <source>Base model: %1</source>
        <translation>基础模型：%1</translation>
    </message>
    <message>
        <source>The model that your adapters build on. Click to choose another.</source>
        <translation>适配器所依托的模型。点击可选择另一个。</translation>
    </message>
    <message>
        <source>Click for version and devices.</source>
        <translation>点击可查看版本和设备。</translation>
    </message>
    <message>
        <source>Engine starting…</source>
        <translation>引擎启动中…</translation>
    </message>
    <message>
        <source>Engine starting</source>
        <translation>引擎启动中</translation>
    </message>
    <message>
        <source>The part that computes is being loaded; everything else can be used meanwhile.</source>
        <translation>负责计算的部分正在加载；在此期间其他功能都可以使用。</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>没有引擎</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>没有设备</translation>
    </message>
    <message>
        <source>The engine found no device it can use.</source>
        <translation>引擎没有找到可用的设备。</translation>
    </message>
    <message>
        <source>Where models run: %1, with %2 of memory, %3 of it free at the start.</source>
        <translation>模型在这里运行：%1，内存 %2，启动时可用 %3。</translation>
    </message>
    <message>
        <source>Opens a project, or makes one.</source>
        <translation>打开项目，或新建项目。</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>项目：%1</translation>
    </message>
</context>
<context>
    <name>ui::TrainPage</name>
    <message>
        <source>Open a project first: its records are what is learned.</source>
        <translation>请先打开项目：学习的就是其中的记录。</translation>
    </message>
    <message>
        <source>This project can only be looked at.</source>
        <translation>此项目只能查看。</translation>
    </message>
    <message>
        <source>Choose a base model first, in the bar above.</source>
        <translation>请先在上方栏中选择基础模型。</translation>
    </message>
    <message>
        <source>Reading the model’s tokenizer …</source>
        <translation>正在读取模型的分词器……</translation>
    </message>
    <message>
        <source>The base model’s tokenizer cannot be used.</source>
        <translation>无法使用基础模型的分词器。</translation>
    </message>
    <message>
        <source>Records are being imported; they are learned when all are here.</source>
        <translation>正在导入记录；全部到齐后才能用于学习。</translation>
    </message>
    <message>
        <source>Some changes could not be written; write them again first.</source>
        <translation>有些更改未能写入；请先重新写入。</translation>
    </message>
    <message>
        <source>A setting cannot be used; it is marked above.</source>
        <translation>有一项设置无法使用；已在上方标出。</translation>
    </message>
    <message>
        <source>You can go on editing: the run keeps the records as they were.</source>
        <translation>您可以继续编辑：训练保留当时的记录。</translation>
    </message>
    <message>
        <source>Nothing can be told before the problems are mended.</source>
        <translation>问题解决之前无法预估。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train an adapter</source>
        <translation>训练适配器</translation>
    </message>
    <message>
        <source>Keeps the records as they are now and begins to learn from them.</source>
        <translation>保留记录现在的样子，并开始从中学习。</translation>
    </message>
</context>
<context>
    <name>ui::TrainingForm</name>
    <message>
        <source>Choose a base model to see how large the adapter will be.</source>
        <translation>选择基础模型后可看到适配器有多大。</translation>
    </message>
    <message>
        <source>Nothing would be trained with these settings.</source>
        <translation>按这些设置不会训练任何内容。</translation>
    </message>
    <message>
        <source>All %1 weights are trained. The result takes %2.</source>
        <comment>count, size of a file</comment>
        <translation>训练全部 %1 个权重。结果占 %2。</translation>
    </message>
    <message>
        <source>%1 weights are trained: %2 of %3. The adapter takes %4.</source>
        <comment>count, share, count, file</comment>
        <translation>训练 %1 个权重：%3 个中的 %2。适配器占 %4。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>open</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Shows every setting, with its range, its default and what it does.</source>
        <translation>显示每一项设置，及其范围、默认值和作用。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your own</source>
        <comment>settings that were changed</comment>
        <translation>
            <numerusform>%Ln 项自定</numerusform>
        </translation>
    </message>
    <message>
        <source>This base model reads texts and cannot write. Choose “Labels”, or another base model.</source>
        <translation>这个基础模型只能阅读文本，不能写作。请选择“标签”，或换一个基础模型。</translation>
    </message>
    <message>
        <source>There are too many labels to learn: at most %1 different ones can be told apart.</source>
        <translation>要学的标签太多：最多只能区分 %1 个不同的标签。</translation>
    </message>
    <message>
        <source>There are no labels to learn: the records to learn from need 2 to %1 different labels.</source>
        <translation>没有可学的标签：用于学习的记录需要 2 到 %1 个不同的标签。</translation>
    </message>
    <message>
        <source>This base model cannot foretell hidden words. Choose another task, or another base model.</source>
        <translation>此基础模型不能预测被遮住的词。请选择其他任务或其他基础模型。</translation>
    </message>
</context>
<context>
    <name>ui::UnfinishedLine</name>
    <message>
        <source>%1 has not come to its end: step %2 of %3. It can go on where it was.</source>
        <translation>%1 尚未结束：第 %2 步，共 %3 步。可以从中断处继续。</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Goes on from the checkpoint, to the bit.</source>
        <translation>从检查点继续，结果逐位相同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more wait(s) on the page Runs.</source>
        <translation>
            <numerusform>“运行”页上还有 %Ln 次运行等待继续。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UpkeepCommands</name>
    <message>
        <source>Today’s copy of the project could not be made. %1</source>
        <translation>今天的项目副本未能生成。%1</translation>
    </message>
    <message>
        <source>Choose the project folder whose copy you want</source>
        <translation>选择要恢复其副本的项目文件夹</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Leaves the project that is open now for the copy.</source>
        <translation>离开当前打开的项目，改开此副本。</translation>
    </message>
    <message>
        <source>The copy is a project of its own now, in %1.</source>
        <translation>副本现在是独立的项目，位于 %1。</translation>
    </message>
    <message>
        <source>This is the copy, a project of its own in %1. The other one is as it was.</source>
        <translation>这是副本，是位于 %1 的独立项目。原项目保持原样。</translation>
    </message>
    <message>
        <source>The copy could not be saved. %1</source>
        <translation>无法保存副本。%1</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <comment>a project</comment>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Name a folder for the copy</source>
        <translation>为副本的文件夹命名</translation>
    </message>
</context>
<context>
    <name>ui::ViewList</name>
    <message numerus="yes">
        <source>%1, %Ln record(s)</source>
        <translation>
            <numerusform>%1，%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>记录类别</translation>
    </message>
    <message>
        <source>Shows only the records of one kind.</source>
        <translation>只显示一类记录。</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>所有记录</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
</context>
<context>
    <name>ui::WeighedText</name>
    <message>
        <source>“%1” %2</source>
        <comment>a word and what its weight says</comment>
        <translation>“%1”%2</translation>
    </message>
</context>
<context>
    <name>ui::WhyButton</name>
    <message>
        <source>%1: what it sets, and why</source>
        <comment>a choice</comment>
        <translation>%1：它设置什么，以及为什么</translation>
    </message>
    <message>
        <source>What this sets, with the reason and the source of each value.</source>
        <translation>这会设置什么，以及每个值的理由和出处。</translation>
    </message>
</context>
<context>
    <name>ui::WindowNotices</name>
    <message>
        <source>Write again</source>
        <translation>重新写入</translation>
    </message>
    <message>
        <source>Writes what could not be written once more.</source>
        <translation>把未能写入的内容再写一次。</translation>
    </message>
    <message>
        <source>%1 is exported and verified: %2.</source>
        <comment>an adapter, a folder</comment>
        <translation>%1 已导出并通过验证：%2。</translation>
    </message>
    <message>
        <source>%1 was not exported.</source>
        <translation>%1 未能导出。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on from the run’s checkpoint; you see it on the Train page.</source>
        <translation>从该运行的检查点继续；可在“训练”页查看。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Leaves the run as it is; it waits on the Train and Runs pages.</source>
        <translation>让该运行保持原样；它在“训练”页和“运行”页等候。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Shows how it was verified, on the Adapters page.</source>
        <translation>在“适配器”页查看验证情况。</translation>
    </message>
    <message>
        <source>%1 was left before its end, at step %2 of %3. It can go on from there.</source>
        <translation>%1 尚未结束就中断了，停在第 %2 步，共 %3 步。可以从那里继续。</translation>
    </message>
</context>
<context>
    <name>ui::WorstModel</name>
    <message>
        <source>changed since the run</source>
        <translation>运行之后已更改</translation>
    </message>
    <message>
        <source>Click to see it in the data.</source>
        <translation>点击在数据中查看。</translation>
    </message>
    <message>
        <source>It came from a file and lies in no project.</source>
        <translation>它来自文件，不属于任何项目。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>此后</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>It was deleted since the run.</source>
        <translation>在该次运行之后已被删除。</translation>
    </message>
</context>
</TS>
