import Editorial
import HTTPClient
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
        settings.maximumADay = table.integer("maximum_a_day", in: 1...100)
        settings.blackouts = table.string("blackouts", default: "")
        settings.holidays = holidays(&table)
        settings.jitterSeconds = Int(table.duration("jitter", in: .zero...(.seconds(7200)), default: .zero).seconds)
        settings.repetitionSeconds = Int(
            table.duration("repetition", in: .zero...(.seconds(86400 * 365)), default: .seconds(86400 * 30)).seconds)
        settings.links = word("links", of: LinkStyle.self, default: .text, &table)
        readLinkTags(&table, &settings)
        settings.unsupportedFacts = word("unsupported_facts", of: FactRule.self, default: .mark, &table)
        settings.catchUp = catchUp(&table)
        settings.maxLatenessSeconds = Int(
            table.duration("max_lateness", in: .zero...(.seconds(86400 * 365)), default: .seconds(7200)).seconds)
        settings.windowDays = max(
            1, Int(table.duration("window", in: .seconds(86400)...(.seconds(86400 * 365)), default: .seconds(86400 * 14)).seconds) / 86400)
        settings.isPaused = table.bool("paused", default: false)
        do { _ = try WeeklySlots(parsing: settings.slots) } catch { table.reject("slots", "\(error)") }
        do { _ = try Blackouts(parsing: settings.blackouts) } catch { table.reject("blackouts", "\(error)") }
        return settings
    }

    /// Absolute paths, and addresses; calendars are often handed out as webcal://, which is https:// for programs that subscribe.
    private static func holidays(_ table: inout TableReader) -> [String] {
        table.strings("holidays").enumerated().map { index, text in
            let address = text.hasPrefix("webcal://") ? "https://" + text.dropFirst("webcal://".count) : text
            if !address.hasPrefix("/"), WebAddress(address).map({ ["http", "https"].contains($0.scheme) }) != true {
                table.reject(
                    "holidays", element: index,
                    "\"\(text)\" is neither a path nor an address, write \"/etc/copydesk/holidays.ics\" or \"https://...\"")
            }
            return address
        }
    }

    private static func readLinkTags(_ table: inout TableReader, _ settings: inout AccountSettings) {
        settings.linkTags = table.string("utm", default: "")
        settings.tagHosts = table.strings("utm_hosts")
        if !settings.linkTags.isEmpty, !LinkTags.isRule(settings.linkTags) {
            let words = LinkTags.Word.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            table.reject(
                "utm",
                "\"\(settings.linkTags)\" are no parameters, write \"utm_source=linkedin&utm_campaign={brand}\"; known in braces: \(words)")
        }
        for (index, host) in settings.tagHosts.enumerated() where host != "*" && WebAddresses.host(of: host) != host.lowercased() {
            table.reject("utm_hosts", element: index, "\"\(host)\" is no host, write \"example.com\" for it and all below it, or \"*\"")
        }
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, of type: Word.Type, default word: Word, _ table: inout TableReader
    ) -> Word {
        let text = table.string(key, default: word.rawValue)
        if let known = Word(rawValue: text) { return known }
        table.reject(key, "\(key) = \"\(text)\" is none of \(Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))")
        return word
    }

    /// Before there was `max_lateness`, `catch_up` was that length of time.
    private static func catchUp(_ table: inout TableReader) -> CatchUp {
        let words = CatchUp.allCases.map { "\"\($0.rawValue)\"" }
        let word = table.string("catch_up", default: CatchUp.shift.rawValue)
        if let rule = CatchUp(rawValue: word) { return rule }
        let advice = ShortDuration.parse(word) == nil ? "" : "; a length of time is max_lateness = \"\(word)\" now"
        table.reject("catch_up", "catch_up = \"\(word)\" is none of \(words.joined(separator: ", "))\(advice)")
        return .shift
    }
}
