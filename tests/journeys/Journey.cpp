#include "tests/journeys/Journey.h"

#include "core/engine-api/Release.h"
#include "ui/playground/AnswerColumn.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/WritingField.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QMenu>
#include <QToolButton>

namespace tests {

using namespace ui;

Journey::Journey() : m_studio(m_home.settings()) {
    EVENTUALLY(program().engine().report().state == EngineState::Ready);
    m_heartbeat.skip();
    m_heartbeat.takeLongest();
}

void Journey::lead(const char* button, const char* page) {
    EVENTUALLY(m_studio.isShown(button));
    ++m_clicks;
    m_studio.click(button);
    EVENTUALLY(m_studio.isShown(page));
}

void Journey::visit(Qt::Key digit, const char* page) {
    QTest::keyClick(m_studio.window(), digit, Qt::AltModifier);
    EVENTUALLY(m_studio.isShown(page));
}

void Journey::set(const std::map<const char*, const char*>& settings) {
    if (!m_studio.child<QToolButton>("advanced")->isChecked()) m_studio.click("advanced");
    for (const auto& [name, value] : settings) {
        auto* box = m_studio.child<QAbstractSpinBox>(name);
        EVENTUALLY(box->isVisible());
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(value));
    }
}

void Journey::train() {
    EVENTUALLY(m_studio.isShown("trainButton"));
    const QString before = run();
    m_studio.click("trainButton");
    EVENTUALLY(run() != before && !program().training().isActive());
    QCOMPARE(program().training().state(), TrainingState::Finished);
}

void Journey::addColumn(const QString& name) {
    QMenu* menu = m_studio.child<QToolButton>("addColumn")->menu();
    emit menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text() == name) return action->trigger();
    QFAIL(qPrintable(name));
}

QStringList Journey::columns() {
    QStringList names;
    for (const AnswerColumn* column : m_studio.child<ColumnsView>("columnsView")->columns()) names += column->title();
    return names;
}

QAbstractButton* Journey::inColumn(int column, const char* button) {
    const auto& columns = m_studio.child<ColumnsView>("columnsView")->columns();
    return columns.at(static_cast<std::size_t>(column))->findChild<QAbstractButton*>(QLatin1String(button));
}

QStringList Journey::ask(const core::Record& question) {
    m_studio.child<WritingField>("promptInstruction")->setText(QString::fromStdString(question.instruction));
    m_studio.child<WritingField>("promptInput")->setText(QString::fromStdString(question.input));
    if (!wait([&] { return m_studio.isShown("compareButton"); })) return {};
    bool hasEnded = false;
    const auto ended = QObject::connect(&program().generation(), &GenerationSession::ended, [&] { hasEnded = true; });
    m_studio.click("compareButton");
    // What was asked on arrival ends first.
    wait([&] { return hasEnded && !program().generation().isBusy(); });
    QObject::disconnect(ended);
    QStringList answers;
    for (const Answer& answer : program().generation().answers())
        answers += answer.problems.empty() ? answer.text : QStringLiteral("a problem");
    return answers;
}

std::optional<ExportReport> Journey::exportAs(const char* format, const QString& folder) {
    std::optional<ExportReport> report;
    bool hasEnded = false;
    AdapterExport& release = program().release();
    const QObject life;
    QObject::connect(&release, &AdapterExport::finished, &life, [&](const ExportReport& told) { report = told; });
    QObject::connect(&release, &AdapterExport::ended, &life, [&] { hasEnded = true; });
    if (!m_studio.isShown("adapterExportNow")) {
        if (!wait([&] { return m_studio.isShown("adapterExport"); })) return {};
        m_studio.click("adapterExport");
    }
    m_studio.click(format);
    m_studio.dialogs().setSavePath(folder);
    m_studio.click("adapterExportNow");
    wait([&] { return hasEnded; });
    return report;
}

void Journey::arriveAt(const char* station) {
    m_stalls.emplace_back(station, m_heartbeat.takeLongest());
}

void Journey::printStalls() const {
    QStringList parts;
    for (const auto& [station, stall] : m_stalls)
        parts += QStringLiteral("%1 %2").arg(QLatin1String(station)).arg(stall);
    qInfo("longest stalls of the window in ms: %s", qPrintable(parts.join(QStringLiteral(", "))));
}

} // namespace tests
