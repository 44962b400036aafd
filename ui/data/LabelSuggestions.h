/// Offers the project's labels in a list while one is typed into a text of one line: what is between two semicolons is
/// completed. The text asks it about each key, and shows it what was typed.
#pragma once

#include <QCompleter>
#include <QObject>
#include <QStringList>
#include <QStringListModel>

#include <utility>

class QKeyEvent;
class QPlainTextEdit;

namespace ui {

class LabelSuggestions : public QObject {
    Q_OBJECT
public:
    /// A child of the text.
    explicit LabelSuggestions(QPlainTextEdit& text);

    /// In the order in which they are offered.
    void setLabels(const QStringList& labels);
    bool isOpen() const;
    /// Those that begin as what stands before the caret, of an empty text none. None is marked: Enter writes what was
    /// typed, which may be a new label, unless the arrows marked one.
    void offer();
    /// The same, where the key was typing.
    void offerAfter(const QKeyEvent& key);
    void offerAll();
    void close();
    /// The marked one takes the place of what is typed; false where none is.
    bool choose();
    /// The same; where none is marked, with the first: not in place of a number or of a label that there is.
    bool complete();
    /// What a key means for the list before it means anything for the text. Whether that is all it means.
    bool takesKey(const QKeyEvent& key);

private:
    void show(const QString& beginning);
    void insert(const QString& label);
    QString beginning() const;
    /// Where the label at the caret begins and ends in the text, without the spaces around it.
    std::pair<int, int> place() const;

    QPlainTextEdit& m_text;
    QStringListModel m_labels;
    QCompleter m_completer;
};

/// One line of it: a line end becomes a space.
QString asOneLine(QString text);

} // namespace ui
