import FoundationEssentials
import HTTPServer
import Support

/// The workspace at one moment, as its pages read it.
struct NotionScene: Sendable {
    let workspace: NotionWorkspace
    let now: Date
    /// The zone of the first brand that names one; for what belongs to no brand.
    let zone: Zone
    /// Zones by the brand's page id.
    private let zones: [String: Zone]

    init(_ workspace: NotionWorkspace, now: Date) {
        self.workspace = workspace
        self.now = now
        var zones: [String: Zone] = [:]
        var first: Zone?
        for brand in workspace.liveRows(of: "Brands") {
            guard let name = workspace.value("Time zone", of: brand).string, let zone = try? Zone(named: name) else { continue }
            zones[brand.id] = zone
            first = first ?? zone
        }
        self.zones = zones
        zone = first ?? .utc
    }

    /// The rows of a table by its title, without those in the trash.
    func rows(of table: String) -> [NotionItem] { workspace.liveRows(of: table) }

    /// A row's value by the column's name, in the form that `NotionAct.setProperty` takes; null for a column it has not.
    func value(_ name: String, of item: NotionItem) -> JSON { workspace.value(name, of: item) }

    func column(_ name: String, of item: NotionItem) -> NotionProperty? {
        workspace.properties(of: item).first { $0.name == name }
    }

    /// The zone that a row's times are meant in: its brand's.
    func zone(of item: NotionItem) -> Zone {
        if let own = zones[item.id] { return own }
        let brand = value("Brand", of: item).array?.first?.string
        return brand.flatMap { zones[$0] } ?? zone
    }

    /// "Fri 20 Nov, 10:52", with the year only when it is another one.
    func words(_ instant: Date, in zone: Zone) -> String {
        let wall = zone.wall(at: instant)
        let year = wall.year == zone.wall(at: now).year ? "" : " \(wall.year)"
        let day = "\(CivilDate.weekdayNames[wall.weekday - 1]) \(wall.day) \(CivilDate.monthNames[wall.month - 1])\(year)"
        return "\(day), \(Self.time(wall))"
    }

    /// "10:52".
    static func time(_ wall: WallTime) -> String { "\(Timestamp.digits(wall.hour, 2)):\(Timestamp.digits(wall.minute, 2))" }

    /// A date's value as people say it: a day, or a time in the row's zone.
    func words(_ date: String, of item: NotionItem) -> String {
        guard let instant = NotionDates.instant(date) else { return date }
        if !NotionDates.isDay(date) { return words(instant, in: zone(of: item)) }
        return String(words(instant, in: .utc).prefix { $0 != "," })
    }

    /// "Ada Editor, Fri 20 Nov, 10:52": who touched a page last.
    func lastEdit(of item: NotionItem) -> String {
        "\(NotionPerson.name(item.stamp.editedBy)), \(words(item.stamp.edited, in: zone(of: item)))"
    }

    /// The page of an id or of a title's address, as its links have it; a database's is its table.
    func page(at segment: String) -> NotionFrame.Page {
        guard let id = NotionID.dashed(String(segment.suffix(segment.contains("-") && segment.count == 36 ? 36 : 32))),
            let item = workspace.items[id], item.blockType == nil
        else { return .missing }
        if item.kind == .page { return RowPage(scene: self, item: item).page }
        guard let kind = TablePage.Kind(title: workspace.title(of: item)) else { return DraftBoard(scene: self).page }
        return TablePage(scene: self, kind: kind).page
    }
}

extension NotionWorkspace {
    fileprivate func liveRows(of table: String) -> [NotionItem] {
        guard let source = try? sourceID(named: table) else { return [] }
        return (sources[source]?.rows ?? []).compactMap { items[$0] }.filter { !isTrashed($0.id) }
    }

    fileprivate func value(_ name: String, of item: NotionItem) -> JSON {
        guard let property = properties(of: item).first(where: { $0.name == name }) else { return .null }
        return plainValue(property, of: item)
    }
}
