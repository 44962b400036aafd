/// How an adapter leaves the project: as PEFT's folder or computed into a whole model, where to, and how that was
/// verified. Blocks nothing.
#pragma once

#include "core/Problem.h"
#include "core/release/AdapterLibrary.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace ui {

class AdapterExport;
class Dialogs;

class AdapterExportPanel : public QFrame {
    Q_OBJECT
public:
    AdapterExportPanel(AdapterExport& session, Dialogs& dialogs, QWidget* parent = nullptr);

    /// `baseBytes`: size of its base's weights, as a merged model has it; 0: not known. `warning`: what speaks against
    /// the base that it goes with.
    void setAdapter(const core::AdapterEntry& adapter, quint64 baseBytes, const QString& warning);
    bool hasResult() const;
    bool isOf(const core::AdapterEntry& adapter) const { return m_adapter && m_adapter->key == adapter.key; }
    QWidget* firstFocus() const;

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void connectSession();
    void start();
    void say(const QString& text, const QString& explanation, bool isProblem);
    void sayFailed(const std::vector<core::Problem>& problems);
    void refresh();
    void retranslate();

    AdapterExport& m_session;
    Dialogs& m_dialogs;
    std::optional<core::AdapterEntry> m_adapter;
    quint64 m_baseBytes = 0;
    QString m_folder; ///< of the last export
    QLabel* m_title;
    QRadioButton* m_peft;
    QLabel* m_peftHint;
    QRadioButton* m_merged;
    QLabel* m_mergedHint;
    QLabel* m_card;
    QLabel* m_warning;
    QProgressBar* m_progress;
    QLabel* m_result;
    QPushButton* m_show;
    QPushButton* m_close;
    QPushButton* m_write;
};

} // namespace ui
