/// Asks before the open project is left: for another, by closing it, or with the window. Waits until every change is on
/// the disk, and is a line with choices where leaving would stop a run, give up an import or an export, or lose what
/// could not be written or was not kept. Lives on the UI thread.
#pragma once

#include "ui/shell/NoticeLine.h"
#include "ui/shell/Page.h"

#include <QPointer>

#include <functional>
#include <vector>

class QPushButton;

namespace ui {

class AdapterExport;
class ProjectSession;
class RecordEdits;
class TrainingSession;

class LeaveLine : public NoticeLine {
    Q_OBJECT
public:
    LeaveLine(ProjectSession& project, RecordEdits& edits, TrainingSession& training,
              AdapterExport* release = nullptr, QWidget* parent = nullptr);

    /// What the page loses with the project is said, and asked about.
    void heed(const Page* page) { m_pages.emplace_back(page); }
    /// `leave` is called when nothing stands against it any more, at once if nothing does; `stay` where the person says
    /// so, or asks for something else.
    void ask(std::function<void()> leave, std::function<void()> stay = {});
    /// Whether nothing is on its way to the disk, kept from it, or under way.
    bool isFree() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Question {
        std::function<void()> leave, stay;
    };
    bool isExporting() const;
    QStringList unkept() const;
    void look();
    void wait();
    void say();
    void agree();
    void stay();
    void retranslate();

    ProjectSession& m_project;
    RecordEdits& m_edits;
    TrainingSession& m_training;
    AdapterExport* m_release;
    QPushButton *m_retry, *m_leave, *m_stay;
    std::vector<QPointer<const Page>> m_pages;
    Question m_question;
    bool m_isAsked = false;
    bool m_isAgreed = false; ///< to what the line says
    bool m_isSlowSaid = false, m_waitsNoMore = false;
};

} // namespace ui
