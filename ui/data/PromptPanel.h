/// «What it sees»: a record exactly as the model gets it, with a legend, what stands in the way as sentences, and the
/// token at the caret in words. Shows a value; who asks for it is the editor.
#pragma once

#include "ui/session/PromptSession.h"

#include <QWidget>

#include <optional>
#include <unordered_set>

class QLabel;

namespace ui {

class PromptView;

class PromptPanel : public QWidget {
    Q_OBJECT
public:
    explicit PromptPanel(const PromptSession& prompts, QWidget* parent = nullptr);

    /// Built at once where it is visible, else when it becomes so.
    void showReport(const PromptReport& report);
    void clear();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showLegend();
    void showLabel();
    void retranslate();
    const std::unordered_set<std::int32_t>& specialTokens();

    const PromptSession& m_prompts;
    QLabel* m_summary;
    QLabel* m_problems;
    QLabel* m_legend;
    QLabel* m_label; ///< what a record is judged by
    PromptView* m_view;
    QLabel* m_token;
    std::optional<PromptReport> m_report;
    bool m_isStale = false;
    std::weak_ptr<const core::ModelText> m_specialOf;
    std::unordered_set<std::int32_t> m_special;
};

} // namespace ui
