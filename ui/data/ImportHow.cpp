#include "ui/data/ImportHow.h"

#include "ui/data/ChoiceBox.h"
#include "ui/session/ImportSession.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array Delimiters{',', ';', '\t', '|'};

QString delimiterText(char delimiter) {
    switch (delimiter) {
    case ',':
        return ImportHow::tr("comma");
    case ';':
        return ImportHow::tr("semicolon");
    case '\t':
        return ImportHow::tr("tab");
    case '|':
        return ImportHow::tr("vertical bar");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

} // namespace

ImportHow::ImportHow(ImportSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_kind(new QLabel(this)), m_header(new QCheckBox(this)),
      m_delimiterTitle(new QLabel(this)), m_delimiter(new ChoiceBox(this)), m_encodingTitle(new QLabel(this)),
      m_encoding(new ChoiceBox(this)), m_remembered(new QWidget(this)), m_rememberedText(new QLabel(m_remembered)),
      m_forget(new QPushButton(m_remembered)) {
    setRole(m_kind, Role::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addLayout(makeChoices());
    column->addWidget(makeRemembered());
    for (std::size_t i = 0; i <= Delimiters.size(); ++i) m_delimiter->addItem({});
    m_encoding->addItem({});
    for (const std::string& name : core::encodingNames()) m_encoding->addItem(QString::fromStdString(name));
    connectChoices();
}

QLayout* ImportHow::makeChoices() {
    m_header->setObjectName(u"importHeader"_s);
    m_delimiter->setObjectName(u"importDelimiter"_s);
    m_encoding->setObjectName(u"importEncoding"_s);
    m_delimiterTitle->setBuddy(m_delimiter);
    m_encodingTitle->setBuddy(m_encoding);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addWidget(m_kind, 1);
    row->addWidget(m_header);
    row->addSpacing(Spacing::Medium);
    row->addWidget(m_delimiterTitle);
    row->addWidget(m_delimiter);
    row->addSpacing(Spacing::Medium);
    row->addWidget(m_encodingTitle);
    row->addWidget(m_encoding);
    return row;
}

QWidget* ImportHow::makeRemembered() {
    m_remembered->setObjectName(u"importRemembered"_s);
    m_forget->setObjectName(u"importForget"_s);
    setRole(m_rememberedText, Role::Muted);
    auto* row = new QHBoxLayout(m_remembered);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_rememberedText);
    row->addWidget(m_forget);
    row->addStretch(1);
    return m_remembered;
}

/// Another header or delimiter gives the columns other names: what was chosen for them is over.
void ImportHow::connectChoices() {
    connect(m_header, &QCheckBox::toggled, this, [this](bool isHeader) {
        core::ImportOptions options = m_session.options();
        options.firstRow = isHeader ? core::FirstRow::Header : core::FirstRow::Record;
        options.columns.clear();
        m_session.setOptions(options);
    });
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, [this](int index) {
        core::ImportOptions options = m_session.options();
        options.delimiter = index > 0 ? Delimiters[static_cast<std::size_t>(index) - 1] : '\0';
        options.columns.clear();
        m_session.setOptions(options);
    });
    connect(m_encoding, &QComboBox::currentIndexChanged, this, [this](int index) {
        core::ImportOptions options = m_session.options();
        options.encoding = index > 0 ? core::encodingNames()[static_cast<std::size_t>(index) - 1] : std::string();
        m_session.setOptions(options);
    });
    connect(m_forget, &QPushButton::clicked, this, [this] { m_session.setOptions({}); });
}

void ImportHow::refresh() {
    const core::DataPreview* preview = m_session.preview();
    const QSignalBlocker quiet(m_header);
    m_kind->setText(kindText());
    m_header->setVisible(preview && preview->kind == core::DataKind::Csv);
    const core::FirstRow chosen = m_session.options().firstRow;
    const bool isFound = chosen == core::FirstRow::Find && preview;
    m_header->setChecked((isFound ? preview->firstRow : chosen) != core::FirstRow::Record);
    m_remembered->setVisible(m_session.isRemembered());
    refreshDelimiter();
    refreshEncoding();
}

QString ImportHow::kindText() const {
    const core::DataPreview* preview = m_session.preview();
    if (!preview) return m_session.state() == ImportSession::State::Looking ? tr("Looking at the file…") : QString();
    const QString size = bytesText(preview->bytes);
    switch (preview->kind) {
    case core::DataKind::JsonArray:
        return tr("JSON, %1", "size of a file").arg(size);
    case core::DataKind::JsonLines:
        return tr("JSON Lines, %1", "size of a file").arg(size);
    case core::DataKind::Texts:
        return tr("Texts in folders or files named after their labels, %1", "size of a file").arg(size);
    case core::DataKind::Csv:
        break;
    }
    return preview->firstRow == core::FirstRow::Header
               ? tr("Table, %1", "size of a file").arg(size)
               : tr("Table without a header, %1", "size of a file").arg(size);
}

/// Also there where a sign was chosen with which the file cannot be read: another can be.
void ImportHow::refreshDelimiter() {
    const core::DataPreview* preview = m_session.preview();
    const char chosen = m_session.options().delimiter;
    const bool isTable = (preview && preview->kind == core::DataKind::Csv) || chosen != 0;
    m_delimiterTitle->setVisible(isTable);
    m_delimiter->setVisible(isTable);
    const QSignalBlocker quiet(m_delimiter);
    const bool isFound = chosen == 0 && preview && preview->delimiter != 0;
    const QString found = isFound ? delimiterText(preview->delimiter) : QString();
    m_delimiter->setItemText(0, isFound ? tr("found: %1", "a sign between columns").arg(found)
                                        : tr("find it", "a sign between columns"));
    for (std::size_t i = 0; i < Delimiters.size(); ++i)
        m_delimiter->setItemText(static_cast<int>(i) + 1, delimiterText(Delimiters[i]));
    const auto place = std::ranges::find(Delimiters, chosen);
    m_delimiter->setCurrentIndex(place == Delimiters.end() ? 0 : static_cast<int>(place - Delimiters.begin()) + 1);
}

void ImportHow::refreshEncoding() {
    const core::DataPreview* preview = m_session.preview();
    const QSignalBlocker quiet(m_encoding);
    if (preview && m_session.options().encoding.empty())
        m_encoding->setItemText(0, tr("found: %1", "an encoding").arg(QString::fromStdString(preview->encoding)));
    else
        m_encoding->setItemText(0, tr("find it", "an encoding"));
    const auto& names = core::encodingNames();
    const auto chosen = std::ranges::find(names, m_session.options().encoding);
    m_encoding->setCurrentIndex(chosen == names.end() ? 0 : static_cast<int>(chosen - names.begin()) + 1);
}

void ImportHow::retranslate() {
    m_header->setText(tr("The first row is a header"));
    m_header->setToolTip(tr("Off: the first row is a record like the others."));
    m_delimiterTitle->setText(tr("Columns between", "what stands between the columns of a table"));
    m_delimiter->setAccessibleName(tr("Sign between the columns"));
    m_delimiter->setToolTip(tr("What separates the columns in the file; choose another where they look wrong."));
    m_encodingTitle->setText(tr("Encoding"));
    m_encoding->setAccessibleName(tr("Encoding of the file"));
    m_encoding->setToolTip(tr("How the file's bytes become letters; choose another where the rows look wrong."));
    m_rememberedText->setText(tr("Read as you chose when a file with these columns was imported before."));
    m_forget->setText(tr("Guess again"));
    m_forget->setToolTip(tr("Leaves out what was chosen before: columns, delimiter and encoding are found anew."));
    refresh();
}

} // namespace ui
