import Editorial
import Notion

extension NotionBoard {
    /// The zone in which a brand's days are meant: its own, else its account's.
    func zone(ofBrand row: Row, _ known: Brand?) -> String? {
        if let own = row.zone(known: known), !own.isEmpty { return own }
        var accounts = known?.accounts ?? []
        row.read(.accounts, into: &accounts, row.names)
        // A brand that names no account speaks on every one.
        let named = accounts.isEmpty ? settings.zones.keys.sorted() : accounts
        return named.lazy.compactMap { settings.zones[$0] }.first
    }
}
