/// The text of an answer: it grows at its end, shows the words in which it differs from another, and can be corrected.
#pragma once

#include "core/text/Tokenizer.h"
#include "ui/playground/WritingField.h"

#include <vector>

namespace ui {

class AnswerView : public WritingField {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// What is new at its end is appended, so that a selection and the place of scrolling stay.
    void show(const QString& answer);
    /// `spans`: bytes of the answer.
    void markWords(const std::vector<core::ByteSpan>& spans);
    void setCorrecting(bool isCorrecting);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintMarks();

    QString m_answer;
    std::vector<core::ByteSpan> m_spans;
};

/// Places of `text` in UTF-16 for places in its UTF-8.
std::vector<std::pair<int, int>> utf16Ranges(const QString& text, const std::vector<core::ByteSpan>& spans);

} // namespace ui
