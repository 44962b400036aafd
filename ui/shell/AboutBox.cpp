#include "ui/shell/AboutBox.h"

#include "ui/session/EngineScheduler.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QTextBrowser* makeBrowser(QWidget* parent, const char* name, const QString& spoken, const QString& html) {
    auto* browser = new QTextBrowser(parent);
    browser->setObjectName(QLatin1StringView(name));
    browser->setAccessibleName(spoken);
    browser->setOpenLinks(false);
    browser->setFrameShape(QFrame::NoFrame);
    browser->setTabChangesFocus(true);
    browser->setHtml(html);
    return browser;
}

QString row(const QString& name, const QString& value) {
    return u"<tr><td style='padding:3px 24px 3px 0'>%1</td><td style='padding:3px 0'>%2</td></tr>"_s.arg(
        name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString resourceText(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

AboutBox::AboutBox(const EngineReport& engine, QWidget* parent) : QDialog(parent), m_tabs(new QTabWidget(this)) {
    setObjectName(u"aboutBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Lorikeet"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of this box"));
    m_tabs->addTab(programTab(), tr("Program"));
    m_tabs->addTab(engineTab(engine), tr("Engine and devices"));
    m_tabs->addTab(licencesTab(), tr("Licences"));
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setToolTip(tr("Closes this box."));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(m_tabs);
    column->addWidget(buttons);
    const int unit = letterWidth(fontMetrics());
    resize(std::min(unit * 88, parent->width() - Spacing::Page), std::min(unit * 62, parent->height() - Spacing::Page));
}

void AboutBox::showTab(Tab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QWidget* AboutBox::programTab() {
    auto* page = new QWidget(m_tabs);
    auto* icon = new QLabel(page);
    icon->setPixmap(programIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    icon->setAccessibleName(tr("The program’s icon"));
    auto* name = new QLabel(tr("Lorikeet %1").arg(QCoreApplication::applicationVersion()), page);
    setRole(name, Role::Title);
    auto* text = new QLabel(tr("A desktop studio for LoRA fine-tuning: curate examples, train an adapter, compare it "
                               "with its base, hand it on."),
                            page);
    auto* privacy =
        new QLabel(tr("Everything happens on this computer. The studio opens no connection to any network."), page);
    auto* licence = new QLabel(tr("Lorikeet is free software under the GNU General Public License, version 3 or later. "
                                  "It comes without any warranty."),
                               page);
    setRole(privacy, Role::Muted);
    setRole(licence, Role::Muted);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Spacing::Large, Spacing::Section, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(icon);
    for (QLabel* label : {name, text, privacy, licence}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch();
    return page;
}

QWidget* AboutBox::engineTab(const EngineReport& engine) {
    QString html = u"<table>"_s;
    switch (engine.state) {
    case EngineState::NotStarted:
    case EngineState::Starting:
        html += row(tr("Engine"), tr("is being loaded"));
        break;
    case EngineState::Ready:
        html += row(tr("Engine"), engine.version);
        break;
    case EngineState::Missing:
        html += row(tr("Engine"), problemLines(engine.problems));
        break;
    }
    for (const core::Device& device : engine.devices) {
        const QString name = device.kind == core::Device::Kind::Cpu ? u"CPU"_s : u"CUDA %1"_s.arg(device.index);
        html += row(name, QString::fromStdString(device.name));
        if (!device.problem.empty()) {
            html += row({}, tr("cannot be used: %1").arg(QString::fromStdString(device.problem)));
            continue;
        }
        html += row(
            {},
            tr("%1 of memory, %2 free at the start").arg(bytesText(device.memoryBytes), bytesText(device.freeBytes)));
        html += row({}, device.fastBfloat16 ? tr("computes quickly in bfloat16") : tr("computes in float32"));
    }
    html += row(u"Qt"_s, QLatin1StringView(qVersion())) + u"</table>"_s;
    return makeBrowser(m_tabs, "aboutEngine", tr("Engine and devices"), html);
}

QWidget* AboutBox::licencesTab() {
    QString html = u"<p>%1</p><table>"_s.arg(tr("Inside of Lorikeet, with thanks:"));
    for (const QString& line : resourceText(u":/licences/third-party.txt"_s).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#')) continue;
        const QStringList parts = line.split(u'\t', Qt::SkipEmptyParts);
        if (parts.size() == 2) html += row(parts[0], parts[1]);
    }
    html += u"</table><pre style='white-space:pre-wrap'>%1</pre>"_s.arg(
        resourceText(u":/licences/GPL-3.0.txt"_s).toHtmlEscaped());
    return makeBrowser(m_tabs, "aboutLicences", tr("Licences"), html);
}

} // namespace ui
