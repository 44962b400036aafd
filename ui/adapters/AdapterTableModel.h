/// The adapters of the project as rows, newest first; a name is edited in its place. Follows AdaptersSession.
#pragma once

#include "core/release/AdapterLibrary.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace ui {

class AdaptersSession;

enum class AdapterColumn { Name, Origin, Base, Rank, Loss, Size, Time };
constexpr int AdapterColumnCount = 7;

class AdapterTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole };

    explicit AdapterTableModel(AdaptersSession& adapters, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QModelIndex indexOf(const QString& key) const;
    QString keyAt(int row) const;
    /// Texts and colours anew.
    void retranslate();

private:
    const core::AdapterEntry& entry(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    QString text(const core::AdapterEntry& adapter, AdapterColumn column) const;
    QString toolTip(const core::AdapterEntry& adapter, AdapterColumn column) const;
    void take();
    void moveTo(int row, const std::string& key);
    void insertAt(int row, const core::AdapterEntry& adapter);

    AdaptersSession& m_adapters;
    std::vector<core::AdapterEntry> m_rows;
};

} // namespace ui
