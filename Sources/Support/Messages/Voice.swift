/// Whom a text is for: the language and the time zone of its readers.
package struct Voice: Sendable, Hashable {
    package let language: DeskLanguage
    package let zone: Zone

    package init(_ language: DeskLanguage, in zone: Zone = .utc) {
        self.language = language
        self.zone = zone
    }

    /// English and universal time: for logs, commands and everything that is compared.
    package static let plain = Voice(.english)
}

extension Voice: Codable {
    private enum Key: String, CodingKey { case language, zone }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            try container.decode(DeskLanguage.self, forKey: .language), in: Zone(known: try container.decode(String.self, forKey: .zone)))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(language, forKey: .language)
        try container.encode(zone.name, forKey: .zone)
    }
}

extension Zone: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// A zone that was known once; universal time where the machine does not know it any more.
    package init(known name: String) { self = name == Zone.utc.name ? .utc : (try? Zone(named: name)) ?? .utc }
}
