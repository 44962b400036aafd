/// One question with a few answers side by side, of which one is chosen, and a sentence on what it leads to.
#pragma once

#include <QRadioButton>
#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

class WhyButton;

/// An answer: a radio button drawn as a part of a bar.
class Segment : public QRadioButton {
    Q_OBJECT
public:
    explicit Segment(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent* event) override;
};

class ChoiceBar : public QWidget {
    Q_OBJECT
public:
    ChoiceBar(const QString& name, const QStringList& keys, QWidget* parent = nullptr);

    /// Titles and sentences in the order of the keys.
    void setWords(const QString& question, const QStringList& titles, const QStringList& sentences);
    /// What each answer sets, with reasons and sources, in the order of the keys.
    void setFacts(const QStringList& facts);
    void setChosen(const QString& key);
    QString chosen() const;
    /// Why the answer cannot be used; empty: it can.
    void setProblem(const QString& problem);

signals:
    void choose(const QString& key);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Side by side where there is room, else in rows of the same length.
    void arrange();
    void showSentence();

    QStringList m_keys;
    QStringList m_sentences;
    QStringList m_facts;
    QGridLayout* m_bar;
    int m_columns = 0;
    QLabel* m_question;
    WhyButton* m_why;
    QLabel* m_sentence;
    QLabel* m_problem;
    QList<Segment*> m_segments;
};

} // namespace ui
