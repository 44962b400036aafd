<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AdapterWords</name>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln text(s) that it did not learn from as the adapter here does</source>
        <translation>
            <numerusform>Verified: read from disk again, it judges %Ln text that it did not learn from as the adapter here does</numerusform>
            <numerusform>Verified: read from disk again, it judges %Ln texts that it did not learn from as the adapter here does</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln text(s) that it learned from as the adapter here does</source>
        <translation>
            <numerusform>Verified: read from disk again, it judges %Ln text that it learned from as the adapter here does</numerusform>
            <numerusform>Verified: read from disk again, it judges %Ln texts that it learned from as the adapter here does</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verified: read from disk again, it judges %Ln common text(s) as the adapter here does</source>
        <translation>
            <numerusform>Verified: read from disk again, it judges %Ln common text as the adapter here does</numerusform>
            <numerusform>Verified: read from disk again, it judges %Ln common texts as the adapter here does</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message numerus="yes">
        <source>Edit of %Ln record(s)</source>
        <translation>
            <numerusform>Edit of %Ln record</numerusform>
            <numerusform>Edit of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new record(s)</source>
        <translation>
            <numerusform>%Ln new record</numerusform>
            <numerusform>%Ln new records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy of %Ln record(s)</source>
        <translation>
            <numerusform>Copy of %Ln record</numerusform>
            <numerusform>Copy of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste into %Ln record(s)</source>
        <translation>
            <numerusform>Paste into %Ln record</numerusform>
            <numerusform>Paste into %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %Ln record(s)</source>
        <translation>
            <numerusform>Import of %Ln record</numerusform>
            <numerusform>Import of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete of %Ln record(s)</source>
        <translation>
            <numerusform>Delete of %Ln record</numerusform>
            <numerusform>Delete of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move of %Ln record(s)</source>
        <translation>
            <numerusform>Move of %Ln record</numerusform>
            <numerusform>Move of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Status of %Ln record(s)</source>
        <translation>
            <numerusform>Status of %Ln record</numerusform>
            <numerusform>Status of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split of %Ln record(s)</source>
        <translation>
            <numerusform>Split of %Ln record</numerusform>
            <numerusform>Split of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill down into %Ln record(s)</source>
        <translation>
            <numerusform>Fill down into %Ln record</numerusform>
            <numerusform>Fill down into %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change of %Ln record(s)</source>
        <translation>
            <numerusform>Change of %Ln record</numerusform>
            <numerusform>Change of %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JudgementWords</name>
    <message numerus="yes">
        <source>; %Ln record(s) with labels that the model does not know are counted as wrong</source>
        <translation>
            <numerusform>; %Ln record with a label that the model does not know is counted as wrong</numerusform>
            <numerusform>; %Ln records with labels that the model does not know are counted as wrong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message numerus="yes">
        <source>%Ln record(s) without a label are left out of training.</source>
        <translation>
            <numerusform>%Ln record without a label is left out of training.</numerusform>
            <numerusform>%Ln records without a label are left out of training.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) without a label are judged by their output, or left out where that is empty.</source>
        <translation>
            <numerusform>%Ln record without a label is judged by its output, or left out where that is empty.</numerusform>
            <numerusform>%Ln records without a label are judged by their output, or left out where that is empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) at the end were not read: there is room for %1 tokens.</source>
        <translation>
            <numerusform>%Ln character at the end was not read: there is room for %1 tokens.</numerusform>
            <numerusform>%Ln characters at the end were not read: there is room for %1 tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlayWords</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlotWords</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>lines without room in a legend</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemSentence</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message numerus="yes">
        <source>%Ln record(s) changed</source>
        <translation>
            <numerusform>%Ln record changed</numerusform>
            <numerusform>%Ln records changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln used for another purpose</source>
        <comment>records</comment>
        <translation>
            <numerusform>%Ln used for another purpose</numerusform>
            <numerusform>%Ln used for another purpose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AnswerColumn</name>
    <message numerus="yes">
        <source>Differs from %1 in %Ln word(s)</source>
        <translation>
            <numerusform>Differs from %1 in %Ln word</numerusform>
            <numerusform>Differs from %1 in %Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more character(s)</source>
        <translation>
            <numerusform>… and %Ln more character</numerusform>
            <numerusform>… and %Ln more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChosenLine</name>
    <message numerus="yes">
        <source>Only %Ln record(s) — %1</source>
        <translation>
            <numerusform>Only %Ln record — %1</numerusform>
            <numerusform>Only %Ln records — %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExportPanel</name>
    <message numerus="yes">
        <source>%Ln record(s) written to %1</source>
        <comment>a file</comment>
        <translation>
            <numerusform>%Ln record written to %1</numerusform>
            <numerusform>%Ln records written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them hold more than was written: choose the fields above.</source>
        <translation>
            <numerusform>%Ln of them holds more than was written: choose the fields above.</numerusform>
            <numerusform>%Ln of them hold more than was written: choose the fields above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln record(s)</source>
        <translation>
            <numerusform>All %Ln record</numerusform>
            <numerusform>All %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln record(s) that are listed now</source>
        <translation>
            <numerusform>The %Ln record that is listed now</numerusform>
            <numerusform>The %Ln records that are listed now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected record(s)</source>
        <translation>
            <numerusform>The %Ln selected record</numerusform>
            <numerusform>The %Ln selected records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ForecastCard</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are too long and will be cut.</source>
        <translation>
            <numerusform>%Ln record is too long and will be cut.</numerusform>
            <numerusform>%Ln records are too long and will be cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are left out.</source>
        <translation>
            <numerusform>%Ln record is left out.</numerusform>
            <numerusform>%Ln records are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportLabels</name>
    <message numerus="yes">
        <source>%Ln more label(s)</source>
        <translation>
            <numerusform>%Ln more label</numerusform>
            <numerusform>%Ln more labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) without a label</source>
        <translation>
            <numerusform>%Ln record without a label</numerusform>
            <numerusform>%Ln records without a label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln different label(s): is this the right column?</source>
        <translation>
            <numerusform>There is %Ln label: is this the right column?</numerusform>
            <numerusform>There are %Ln different labels: is this the right column?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportPanel</name>
    <message numerus="yes">
        <source>%Ln record(s) cannot be used and will be left out:</source>
        <translation>
            <numerusform>%Ln record cannot be used and will be left out:</numerusform>
            <numerusform>%Ln records cannot be used and will be left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln record(s)</source>
        <translation>
            <numerusform>Import %Ln record</numerusform>
            <numerusform>Import %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1 of %Ln record(s)</source>
        <translation>
            <numerusform>Import %1 of %Ln record</numerusform>
            <numerusform>Import %1 of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %1, %Ln more file(s) behind it</source>
        <translation>
            <numerusform>Import %1, %Ln more file behind it</numerusform>
            <numerusform>Import %1, %Ln more files behind it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JudgedPanel</name>
    <message numerus="yes">
        <source>%Ln of them have labels that were never learned, and count as wrong.</source>
        <translation>
            <numerusform>%Ln of them has a label that was never learned, and counts as wrong.</numerusform>
            <numerusform>%Ln of them have labels that were never learned, and count as wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LabelBars</name>
    <message numerus="yes">
        <source>%Ln more label(s), the likeliest of them %1</source>
        <translation>
            <numerusform>%Ln more label: %1</numerusform>
            <numerusform>%Ln more labels, the likeliest of them %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelCard</name>
    <message numerus="yes">
        <source>This folder cannot be used as a base model: %Ln problem(s).</source>
        <translation>
            <numerusform>This folder cannot be used as a base model: one problem.</numerusform>
            <numerusform>This folder cannot be used as a base model: %Ln problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PasteLine</name>
    <message numerus="yes">
        <source>Yes: add %Ln record(s)</source>
        <translation>
            <numerusform>Yes: add %Ln record</numerusform>
            <numerusform>Yes: add %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RailBadges</name>
    <message numerus="yes">
        <source>%Ln run(s) can go on.</source>
        <translation>
            <numerusform>%Ln run can go on.</numerusform>
            <numerusform>%Ln runs can go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordChoice</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordClipboard</name>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>Copied %Ln row</numerusform>
            <numerusform>Copied %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordEditor</name>
    <message numerus="yes">
        <source>%Ln record(s) selected</source>
        <translation>
            <numerusform>%Ln record selected</numerusform>
            <numerusform>%Ln records selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordForm</name>
    <message numerus="yes">
        <source>%Ln earlier turn(s) are not shown</source>
        <translation>
            <numerusform>%Ln earlier turn is not shown</numerusform>
            <numerusform>%Ln earlier turns are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RunCommands</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RunsPage</name>
    <message numerus="yes">
        <source>%Ln run(s) lie in the project’s bin now.</source>
        <translation>
            <numerusform>%Ln run lies in the project’s bin now.</numerusform>
            <numerusform>%Ln runs lie in the project’s bin now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut</source>
        <translation>
            <numerusform>%Ln cut</numerusform>
            <numerusform>%Ln cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StepRecords</name>
    <message numerus="yes">
        <source>Step %1 learned from %Ln record(s).</source>
        <translation>
            <numerusform>Step %1 learned from %Ln record.</numerusform>
            <numerusform>Step %1 learned from %Ln records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StorageBox</name>
    <message numerus="yes">
        <source>Counting: %Ln file(s) so far</source>
        <translation>
            <numerusform>Counting: %Ln file so far</numerusform>
            <numerusform>Counting: %Ln files so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TrainingForm</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your own</source>
        <comment>settings that were changed</comment>
        <translation>
            <numerusform>%Ln of your own</numerusform>
            <numerusform>%Ln of your own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UnfinishedLine</name>
    <message numerus="yes">
        <source>%Ln more wait(s) on the page Runs.</source>
        <translation>
            <numerusform>%Ln more waits on the page Runs.</numerusform>
            <numerusform>%Ln more wait on the page Runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ViewList</name>
    <message numerus="yes">
        <source>%1, %Ln record(s)</source>
        <translation>
            <numerusform>%1, %Ln record</numerusform>
            <numerusform>%1, %Ln records</numerusform>
        </translation>
    </message>
</context>
</TS>
