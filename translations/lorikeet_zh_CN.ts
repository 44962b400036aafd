<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ModelMenu</name>
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
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
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
        <source>Repaired: %1 (%2 times).</source>
        <translation>已修复：%1（%2 处）。</translation>
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
        <source>%1 of %3 %2 records are among the training records, too; figures on them say little.</source>
        <translation>%3 条 %2 记录中有 %1 条也在训练记录里；在它们上的数字意义不大。</translation>
    </message>
    <message>
        <source>Take them out of training or of %2.</source>
        <translation>请将它们移出训练集或 %2。</translation>
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
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>What the studio does, and the base model you work with.</source>
        <translation>本程序能做什么，以及您使用的基础模型。</translation>
    </message>
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
    <name>ui::EmptyPage</name>
    <message>
        <source>No records yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Records are your examples: an instruction, perhaps an input, and the answer you would give. A few hundred good ones teach a model your way of answering.</source>
        <translation>记录就是您的示例：一条指令、可能还有一段输入，以及您会给出的回答。几百条好的记录就能教会模型您的回答方式。</translation>
    </message>
    <message>
        <source>Shows how your model reads a file of records, and which part of each it would learn:</source>
        <translation>在终端中查看模型如何读取记录文件，以及会学习每条记录的哪一部分：</translation>
    </message>
    <message>
        <source>Nothing to train yet</source>
        <translation>还没有可训练的内容</translation>
    </message>
    <message>
        <source>Training keeps the base model as it is and puts what it learns from your records into a small adapter beside it.</source>
        <translation>训练不会改动基础模型，而是把从记录中学到的内容放进旁边的一个小适配器。</translation>
    </message>
    <message>
        <source>Trains an adapter on a file of records, from a terminal:</source>
        <translation>在终端中用记录文件训练适配器：</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>A run is one training: its settings, the records it saw, its loss step by step, and the adapter that came of it.</source>
        <translation>一次运行就是一次训练：它的设置、用到的记录、每一步的损失，以及得到的适配器。</translation>
    </message>
    <message>
        <source>Starts a run and writes it into a folder of its own, from a terminal:</source>
        <translation>在终端中启动一次运行，并写入单独的文件夹：</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的内容</translation>
    </message>
    <message>
        <source>The same question to the base model and to your adapters, side by side: you see what the training changed.</source>
        <translation>向基础模型和您的适配器提出同一个问题，并排显示：一眼看出训练改变了什么。</translation>
    </message>
    <message>
        <source>Lets base model and adapter answer the same prompt, from a terminal:</source>
        <translation>在终端中让基础模型和适配器回答同一个提示：</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>还没有适配器</translation>
    </message>
    <message>
        <source>An adapter is what a training leaves: a small folder in PEFT’s format that other programs can open too.</source>
        <translation>适配器是训练的成果：一个 PEFT 格式的小文件夹，其他程序也能打开。</translation>
    </message>
    <message>
        <source>Tries an adapter on its base model, from a terminal:</source>
        <translation>在终端中让适配器配合基础模型试用：</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Put the name of your own file in place of records.json.</source>
        <translation>请把 records.json 换成您自己的文件名。</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Puts the command on the clipboard, to be pasted into a terminal.</source>
        <translation>把命令放到剪贴板，以便粘贴到终端。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Choose a base model folder</source>
        <translation>选择基础模型文件夹</translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation>正在启动引擎</translation>
    </message>
    <message>
        <source>Everything but computing can be used meanwhile.</source>
        <translation>在此期间，除计算之外的功能都可以使用。</translation>
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
    <message numerus="yes">
        <source>This folder cannot be used as a base model: %n problem(s).</source>
        <translation>
            <numerusform>这个文件夹不能用作基础模型：%n 个问题。</numerusform>
        </translation>
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
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelRows</name>
    <message>
        <source>Used before</source>
        <translation>以前用过</translation>
    </message>
    <message>
        <source>In the Hugging Face cache</source>
        <translation>在 Hugging Face 缓存中</translation>
    </message>
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
        <source>or drop a folder anywhere on this window</source>
        <translation>或者把文件夹拖放到本窗口的任意位置</translation>
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
        <source>Shows the start page.</source>
        <translation>显示开始页面。</translation>
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
        <source>fits</source>
        <translation>放得下</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>较紧张</translation>
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
</context>
</TS>
