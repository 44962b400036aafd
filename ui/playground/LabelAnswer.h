/// What a column makes of a text: the label, a bar for each, whether it is the record's, the text with the words that
/// it came from, and the choice of another label. It shows values; who keeps a label is the page's.
#pragma once

#include "ui/session/Answer.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace ui {

class LabelBars;
class LabelChoice;
class WeighedText;

class LabelAnswer : public QWidget {
    Q_OBJECT
public:
    explicit LabelAnswer(QWidget* parent = nullptr);

    /// nullopt, or an answer that has not judged yet: nothing stands here.
    void show(const std::optional<Answer>& answer);
    /// Who judges, for screen readers.
    void setTitle(const QString& title);
    void setCorrecting(bool isCorrecting);
    /// While the label is being written nobody changes it.
    void setLocked(bool isLocked);
    bool hasChanges() const;
    /// Whether what is chosen can be kept.
    bool isValid() const;
    /// The label, as a record has it.
    QString correction() const;
    /// What goes on the clipboard.
    QString copied() const;
    void focusCorrection();

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showRight();

    std::optional<Answer> m_answer;
    QString m_title;
    QLabel* m_verdict;
    QLabel* m_right;
    LabelBars* m_bars;
    LabelChoice* m_choice;
    WeighedText* m_text;
    QLabel* m_cut;
    QLabel* m_legend;
};

} // namespace ui
