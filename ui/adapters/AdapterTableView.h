/// The table of adapters: one is chosen; F2 names it, Enter tries it, Del puts it into the bin.
#pragma once

#include <QTableView>

namespace ui {

class AdapterTableModel;

class AdapterTableView : public QTableView {
    Q_OBJECT
public:
    explicit AdapterTableView(AdapterTableModel* adapters, QWidget* parent = nullptr);

    /// Empty: none.
    QString current() const;
    void setCurrent(const QString& key);
    void editName();
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

signals:
    void currentAdapterChanged();
    void tryAsked();
    void binAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    AdapterTableModel* m_adapters;
};

} // namespace ui
