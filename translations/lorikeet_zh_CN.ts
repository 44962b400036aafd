<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>ModelMenu</name>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Hugging Face cache</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemSentence</name>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in the list of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place: what happened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> </source>
        <comment>between two sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions, or copy it to another place and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is already in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new folder; nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put tokenizer.json beside config.json (or vocab.json with merges.txt, vocab.txt, or tokenizer.model).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the model’s tokenizer files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not valid UTF-8 at byte %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no chat template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or a model made for chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template fails: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or correct chat_template in the model’s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template hides where the answers are, so it cannot be said what would be learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Alpaca or the plain format, or a template with generation blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template refuses this conversation: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the record as the message asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in, or remove the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file at this place; the other records are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no records in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with records of instruction, input and output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaired: %1 (%2 times).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done; correct the file if you share it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8 at byte %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has %1 bytes, more than the %2 that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has no “%1”; it has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the field, or rename the one that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2; %3 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put quotes around the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These fields are not used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done; rename them if they should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is taken as “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done; rename it if that is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no config file in the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json (for an adapter, adapter_config.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config cannot be used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the file again, or correct the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of the type “%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model of one of these types: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model uses %1, which is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder holds no weights in safetensors format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download model.safetensors (all parts of it) into this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are a Python pickle, which can run programs and is never opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the safetensors file of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a Git LFS pointer and not the weights, which have %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “git lfs pull” in the folder, or download the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sound safetensors file: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download all parts of the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor has the shape %1; the config asks for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the config and the weights from the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor has the type %1; %2 can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model stored in one of these types.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing uses this tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done if the model answers well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor holds %1 values that are no numbers (NaN or infinite).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter uses %1; supported is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No module of this model matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from these: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tensor of the adapter belongs to no module of the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the base model that the adapter was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the program with --help to see what is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer cannot be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check where the output goes: a program that ended early, or a full disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays, report it with the steps that lead here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine cannot be started: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Lorikeet again; its parts must lie together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has version %1; this program needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Lorikeet again; its parts must come from one version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine reports: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device “%1” cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CPU, or mend what is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device has too little memory (needed %1 bytes, free %2 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, use smaller batches, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt has %1 tokens; the model reads %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id %1 is not in the vocabulary of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use ids of this model’s tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model’s probabilities of these tokens are no numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose float32, or another model; its weights may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the %1 records has anything to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the records an output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has %1 tokens, more than the %2 allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it, or raise the greatest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has %1 tokens, more than the %2 allowed, and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has %1 tokens, and nothing of its answer is within the %2 allowed; it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten what comes before the answer, or raise the greatest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no number at step %1 (records %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate, and look at these records.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>%1 billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AboutBox</name>
    <message>
        <source>About Lorikeet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of this box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine and devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program’s icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lorikeet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop studio for LoRA fine-tuning: curate examples, train an adapter, compare it with its base, hand it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything happens on this computer. The studio opens no connection to any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lorikeet is free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of memory, %2 free at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computes quickly in bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computes in float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside of Lorikeet, with thanks:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the studio does, and the base model you work with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records that an adapter learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaches the base model your records and keeps what it learned as an adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every training you started, with its settings and curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the base model and your adapters the same question, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your trainings left: to try, to keep and to hand on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at a model folder and works with it if nothing is wrong. Nothing in the folder is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists every command with its keys; type to narrow the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes all text of the window larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes all text of the window smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows text in the size of your system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as your desktop is, and changes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on a light ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on a dark ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks the language of your desktop where it is translated, else English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the window in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the window in Simplified Chinese.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the engine again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries once more to load the part that computes; without it no model can run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Lorikeet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, devices, and the licences of everything inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of a command’s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrows the list below; arrows choose, Enter runs, Esc closes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyPage</name>
    <message>
        <source>No records yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records are your examples: an instruction, perhaps an input, and the answer you would give. A few hundred good ones teach a model your way of answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows how your model reads a file of records, and which part of each it would learn:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to train yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training keeps the base model as it is and puts what it learns from your records into a small adapter beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains an adapter on a file of records, from a terminal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is one training: its settings, the records it saw, its loss step by step, and the adapter that came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a run and writes it into a folder of its own, from a terminal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same question to the base model and to your adapters, side by side: you see what the training changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets base model and adapter answer the same prompt, from a terminal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter is what a training leaves: a small folder in PEFT’s format that other programs can open too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries an adapter on its base model, from a terminal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the name of your own file in place of records.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the command on the clipboard, to be pasted into a terminal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Choose a base model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything but computing can be used meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelCard</name>
    <message>
        <source>Looking at the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in place. This is your base model now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This folder cannot be used as a base model: %n problem(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>size, number type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of width %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelRows</name>
    <message>
        <source>Used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the Hugging Face cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at this folder and works with it if nothing is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NoticeLine</name>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Rail</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours, language, text size and what is about the program itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>Teach a language model your way of answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a table of your own examples to an adapter you can hand on. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your adapters build on: a folder with config.json, a tokenizer and weights in safetensors format, as Hugging Face lays it out. It is only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a folder anywhere on this window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StepTiles</name>
    <message>
        <source>Curate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather examples of how you would answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a small adapter learn from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put base and adapter side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand on the one that is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the page for this step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>No project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the start page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer: the studio opens no connection to any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model: none chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the model that your adapters build on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>won’t fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its weights take %1 of %2 free memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that your adapters build on. Click to choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for version and devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that computes is being loaded; everything else can be used meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine found no device it can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models run: %1, with %2 of memory, %3 of it free at the start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
