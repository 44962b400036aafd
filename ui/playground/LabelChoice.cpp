#include "ui/playground/LabelChoice.h"

#include "core/training/LabelledTexts.h"
#include "ui/shell/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRows = 6;

/// Written as people write it here, or as computers do.
std::optional<double> numberIn(const QString& text) {
    for (const QLocale& locale : {QLocale(), QLocale::c()}) {
        bool isNumber = false;
        const double value = locale.toDouble(text.trimmed(), &isNumber);
        if (isNumber) return value;
    }
    return std::nullopt;
}

} // namespace

LabelChoice::LabelChoice(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_one(new QComboBox(this)), m_several(new QListWidget(this)),
      m_number(new QLineEdit(this)) {
    setObjectName(u"labelChoice"_s);
    m_one->setObjectName(u"labelOne"_s);
    m_several->setObjectName(u"labelSeveral"_s);
    m_number->setObjectName(u"labelNumber"_s);
    setRole(m_title, Role::Muted);
    m_one->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_one->setMinimumContentsLength(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_one, m_several, m_number}) column->addWidget(each);
    connect(m_one, &QComboBox::currentIndexChanged, this, &LabelChoice::changed);
    connect(m_several, &QListWidget::itemChanged, this, &LabelChoice::changed);
    connect(m_number, &QLineEdit::textChanged, this, &LabelChoice::changed);
    retranslate();
}

void LabelChoice::begin(const core::LabelSet& labels, const QString& label) {
    const QSignalBlocker one(m_one), several(m_several), number(m_number);
    m_labels = labels;
    m_one->clear();
    m_several->clear();
    const auto wanted = core::labelsIn(label.toStdString(), labels.problem);
    std::vector<std::string> names = labels.names;
    for (const std::string& name : wanted) // the record's own may be one that nobody here has learned
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    for (const std::string& name : names) {
        const QString text = QString::fromStdString(name);
        const bool isWanted = std::ranges::find(wanted, name) != wanted.end();
        m_one->addItem(text);
        if (isWanted) m_one->setCurrentIndex(m_one->count() - 1);
        auto* item = new QListWidgetItem(text, m_several);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isWanted ? Qt::Checked : Qt::Unchecked);
    }
    m_number->setText(label);
    const int rows = std::min<int>(MostRows, m_several->count());
    m_several->setFixedHeight(rows * std::max(RowHeight, m_several->sizeHintForRow(0)) + 2 * m_several->frameWidth());
    for (QWidget* each : std::initializer_list<QWidget*>{m_one, m_several, m_number}) each->setVisible(each == field());
    retranslate();
    m_first = this->label();
}

QWidget* LabelChoice::field() const {
    switch (m_labels.problem) {
    case core::ProblemType::MultiLabel: return m_several;
    case core::ProblemType::Regression: return m_number;
    case core::ProblemType::SingleLabel: break;
    }
    return m_one;
}

QString LabelChoice::label() const {
    if (field() == m_one) return m_one->currentText();
    QStringList parts;
    if (field() == m_several)
        for (int row = 0; row < m_several->count(); ++row)
            if (m_several->item(row)->checkState() == Qt::Checked) parts += m_several->item(row)->text();
    if (field() == m_number) {
        QLocale plain = QLocale::c();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        for (const QString& part : m_number->text().split(u';')) {
            const std::optional<double> value = numberIn(part);
            if (!value) return {};
            parts += plain.toString(*value, 'g', QLocale::FloatingPointShortest);
        }
    }
    return parts.join(u"; "_s);
}

bool LabelChoice::isValid() const {
    if (m_labels.problem != core::ProblemType::Regression) return m_labels.count() > 0;
    return !label().isEmpty() && m_number->text().split(u';').size() == m_labels.count();
}

void LabelChoice::focusField() {
    field()->setFocus();
}

void LabelChoice::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void LabelChoice::retranslate() {
    const bool isNumber = m_labels.problem == core::ProblemType::Regression;
    m_title->setText(isNumber                                            ? tr("The right number")
                     : m_labels.problem == core::ProblemType::MultiLabel ? tr("The right labels")
                                                                         : tr("The right label"));
    m_title->setBuddy(field());
    for (QWidget* each : std::initializer_list<QWidget*>{m_one, m_several, m_number})
        each->setAccessibleName(m_title->text());
}

} // namespace ui
