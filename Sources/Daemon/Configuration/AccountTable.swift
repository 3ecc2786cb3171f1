import Editorial
import Support
import TOML

/// What every `[[account]]` has, whatever its kind.
enum AccountTable {
    /// The calendar part; `kind` is read by the caller, the rest by the kind's own settings.
    static func read(_ table: inout TableReader, kind: String) -> AccountSettings {
        let name = table.requiredString("name", example: "Company page")
        var settings = AccountSettings(
            name: name, kind: kind, slots: table.string("slots", default: "Tue 09:00, Thu 14:30"), zone: table.zone("zone", default: "UTC"))
        settings.gapSeconds = Int(table.duration("gap", default: .seconds(3600)).seconds)
        settings.catchUpSeconds = Int(table.duration("catch_up", default: .seconds(7200)).seconds)
        settings.windowDays = max(
            1, Int(table.duration("window", in: .seconds(86400)...(.seconds(86400 * 365)), default: .seconds(86400 * 14)).seconds) / 86400)
        settings.isPaused = table.bool("paused", default: false)
        do { _ = try WeeklySlots(parsing: settings.slots) } catch { table.reject("slots", "\(error)") }
        return settings
    }
}
