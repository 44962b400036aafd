#include "ui/start/StepTiles.h"

#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

/// A button that holds an icon, a word and a sentence; the labels let the pointer through.
class TileButton : public QPushButton {
public:
    TileButton(Symbol icon, QWidget* parent)
        : QPushButton(parent), m_symbol(icon), m_icon(new QLabel(this)), m_word(new QLabel(this)),
          m_sentence(new QLabel(this)) {
        setRole(this, Role::Card);
        setRole(m_word, Role::Heading);
        setRole(m_sentence, Role::Muted);
        m_sentence->setWordWrap(true);
        m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        for (QLabel* each : {m_icon, m_word, m_sentence}) each->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
        grid->setHorizontalSpacing(Spacing::Small);
        grid->setVerticalSpacing(Spacing::Small);
        grid->addWidget(m_icon, 0, 0);
        grid->addWidget(m_word, 0, 1);
        grid->addWidget(m_sentence, 1, 0, 1, 2);
        grid->setColumnStretch(1, 1);
        grid->setRowStretch(1, 1);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        colour();
    }

    void say(const QString& word, const QString& sentence) {
        m_word->setText(word);
        m_sentence->setText(sentence);
        setAccessibleName(word);
        m_icon->setAccessibleName(word);
        setAccessibleDescription(sentence);
        updateGeometry();
    }

    QSize sizeHint() const override { return layout()->sizeHint(); }
    QSize minimumSizeHint() const override { return layout()->minimumSize(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layout()->heightForWidth(width); }

protected:
    void changeEvent(QEvent* event) override {
        QPushButton::changeEvent(event);
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) colour();
    }

private:
    void colour() {
        m_icon->setPixmap(
            symbol(m_symbol, SymbolColor::Accent).pixmap(QSize(1, 1) * symbolSize(fontMetrics()), devicePixelRatioF()));
    }

    Symbol m_symbol;
    QLabel* m_icon;
    QLabel* m_word;
    QLabel* m_sentence;
};

namespace {

struct Step {
    Place place;
    Symbol icon;
    const char* objectName;
};
constexpr Step Steps[] = {{Place::Data, Symbol::Data, "tileCurate"},
                          {Place::Train, Symbol::Train, "tileTrain"},
                          {Place::Play, Symbol::Play, "tileCompare"},
                          {Place::Adapters, Symbol::Export, "tileExport"}};

} // namespace

StepTiles::StepTiles(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Medium);
    for (const Step& step : Steps) {
        auto* button = new TileButton(step.icon, this);
        button->setObjectName(QLatin1StringView(step.objectName));
        connect(button, &QPushButton::clicked, this, [this, place = step.place] { emit goTo({.place = place}); });
        row->addWidget(button, 1);
        m_tiles.push_back({step.place, button});
    }
    retranslate();
}

void StepTiles::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void StepTiles::retranslate() {
    m_tiles[0].button->say(tr("Curate"), tr("Gather examples of how you would answer."));
    m_tiles[1].button->say(tr("Train"), tr("Let a small adapter learn from them."));
    m_tiles[2].button->say(tr("Compare"), tr("Put base and adapter side by side."));
    m_tiles[3].button->say(tr("Export"), tr("Hand on the one that is better."));
    for (const Tile& tile : m_tiles) tile.button->setToolTip(tr("Shows the page for this step."));
}

} // namespace ui
