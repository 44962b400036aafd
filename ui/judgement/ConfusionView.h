/// The confusion matrix as a person sees it: right judgements shaded in one colour and wrong ones in another, the
/// deeper the larger their share. Arrows move, Enter and a click lead to the records of a place.
#pragma once

#include <QTableView>

namespace ui {

class ConfusionModel;

class ConfusionView : public QTableView {
    Q_OBJECT
public:
    explicit ConfusionView(ConfusionModel* model, QWidget* parent = nullptr);

    /// Whether a place leads to its records; the model's hint says why not.
    void setLeading(bool isLeading);
    /// The ground of a place with such a share of its label's records; the palette's text stands out on it.
    static QColor shade(const QPalette& palette, double share, bool isRight);
    /// As many labels as are seen without scrolling.
    static constexpr int LabelsInSight = 12;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A place that has records.
    void placeAsked(int right, int chosen);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void ask(const QModelIndex& index);
    int widestName() const;
    void fit();
    void retranslate();

    ConfusionModel* m_model;
    bool m_isLeading = false;
};

} // namespace ui
