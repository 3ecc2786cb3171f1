import FoundationEssentials

/// The clock rules of one place, from the system's zone files, so that updates of tzdata reach a running installation.
package struct Zone: Sendable, Equatable {
    /// The IANA name, such as `Europe/Berlin`.
    package let name: String
    private let rules: ZoneRules

    /// Coordinated universal time.
    package static let utc = Zone(name: "UTC", rules: .utc)

    /// Reads the zone's file; throws `UnknownZone` with the nearest known name. Keep the result: every call reads the file.
    package init(named name: String) throws {
        guard ZoneFiles.isPlausible(name), let bytes = try? Files.read(ZoneFiles.folder + name, limit: 1 << 20),
            let zone = Zone(name: name, tzif: bytes)
        else { throw UnknownZone(name: name, nearest: ZoneFiles.nearest(to: name)) }
        self = zone
    }

    /// The zone that a zone file holds (TZif version 2 or later, RFC 9636); nil for anything else.
    package init?(name: String, tzif bytes: [UInt8]) {
        guard let rules = ZoneRules(tzif: bytes) else { return nil }
        self.init(name: name, rules: rules)
    }

    private init(name: String, rules: ZoneRules) {
        self.name = name
        self.rules = rules
    }

    /// Seconds east of Greenwich at that instant.
    package func offset(at instant: Date) -> Int { rules.offset(instant.wholeSeconds) }

    /// What clocks there show at that instant.
    package func wall(at instant: Date) -> WallTime {
        WallTime(seconds: instant.wholeSeconds + Int64(offset(at: instant)))
    }

    /// The instant at which clocks there show that time.
    ///
    /// A time that clocks skip becomes the first minute after the gap; one that comes twice is the first of the two.
    package func instant(_ wall: WallTime) -> Date { Date(timeIntervalSince1970: Double(rules.instant(wall: wall.seconds))) }
}

extension Date {
    /// Seconds since 1970 UTC, rounded towards the past.
    fileprivate var wholeSeconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }
}

/// No zone has that name.
package struct UnknownZone: DeskError {
    package let name: String
    package let nearest: String?
    package var disposition: Disposition { .permanent }
    package var description: String { message.description }
    package var message: Message {
        let hint: Message =
            nearest.map { "did you mean \($0)?" as Message }
            ?? "write an IANA name such as Europe/Berlin (package tzdata must be installed)"
        return "there is no time zone '\(name)': \(hint)"
    }
}
