import FoundationEssentials
import HTTPServer
import Support

/// The drafts of a month by the day on which they are published.
struct MonthPage: Sendable {
    private struct Entry: Sendable {
        let draft: NotionItem
        let date: String
        let wall: WallTime
        let zone: Zone
    }

    private let scene: NotionScene
    private let year: Int
    private let month: Int
    private let today: WallTime

    /// Shows the month "2026-07", or that of now.
    init(scene: NotionScene, month text: String?) {
        self.scene = scene
        today = scene.zone.wall(at: scene.now)
        let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
        if parts.count == 2, (1970...2999).contains(parts[0]), (1...12).contains(parts[1]) {
            (year, month) = (parts[0], parts[1])
        } else {
            (year, month) = (today.year, today.month)
        }
    }

    var page: NotionFrame.Page {
        NotionFrame.Page(
            title: "Calendar", place: "/calendar",
            content: """
                <div class="wide">
                <h1><span class="emoji" aria-hidden="true">🗓️</span> Calendar</h1>
                <div class="months">
                <h2 id="month">\(Self.names[month - 1]) \(year)</h2>
                <ul aria-label="Months">
                <li><a id="previous" href="\(address(-1))" aria-label="Previous month" rel="prev">‹</a></li>
                <li><a id="today" href="/calendar">Today</a></li>
                <li><a id="next" href="\(address(1))" aria-label="Next month" rel="next">›</a></li>
                </ul>
                <p class="hint">By “Publish at”, in the time of \(scene.zone.name).</p>
                </div>
                \(table)
                </div>
                """)
    }

    private func address(_ step: Int) -> String {
        let count = year * 12 + month - 1 + step
        return "/calendar?month=\(count / 12)-\(Timestamp.digits(count % 12 + 1, 2))"
    }

    /// Whole weeks, so days of the months around are shown too.
    private var table: HTML {
        let first = CivilDate.days(year: year, month: month, day: 1)
        let start = first - (CivilDate.weekday(days: first) - 1)
        let weeks = (first + CivilDate.length(year: year, month: month) - start + 6) / 7
        let entries = Dictionary(grouping: self.entries) { CivilDate.days(year: $0.wall.year, month: $0.wall.month, day: $0.wall.day) }
        let rows = (0..<weeks).map { week -> HTML in
            "<tr>\((0..<7).map { cell(start + week * 7 + $0, entries) })</tr>\n"
        }
        return """
            <table id="calendar" class="calendar" data-part aria-labelledby="month">
            <thead><tr>\(CivilDate.weekdayNames.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            """
    }

    private func cell(_ day: Int, _ entries: [Int: [Entry]]) -> HTML {
        let date = CivilDate.date(days: day)
        let isToday = (date.year, date.month, date.day) == (today.year, today.month, today.day)
        let kind = [date.month == month ? "" : "other", isToday ? "today" : "", entries[day] == nil ? "bare" : ""].filter { !$0.isEmpty }
        let text = "\(date.year)-\(Timestamp.digits(date.month, 2))-\(Timestamp.digits(date.day, 2))"
        let label = "\(CivilDate.weekdayNames[CivilDate.weekday(days: day) - 1]) \(date.day) \(CivilDate.monthNames[date.month - 1])"
        let shown = (entries[day] ?? []).sorted { ($0.wall, $0.draft.serial) < ($1.wall, $1.draft.serial) }
        let list: HTML = shown.isEmpty ? "" : "<ul>\(shown.map(entry))</ul>"
        return """
            <td class="\(kind.joined(separator: " "))" data-day="\(text)"><time datetime="\(text)"><span class="number">\(date.day)</span>\
            <span class="long">\(label)</span></time>\(list)</td>
            """
    }

    private func entry(_ entry: Entry) -> HTML {
        let status = scene.column("Status", of: entry.draft)?.option(named: scene.value("Status", of: entry.draft).string ?? "")
        let time = NotionDates.isDay(entry.date) ? "" : NotionScene.time(entry.wall)
        let elsewhere = entry.zone == scene.zone ? "" : " (\(entry.zone.name))"
        return """
            <li><a class="entry" href="\(Mark.address(entry.draft.id))" data-draft="\(entry.draft.id)"><b>\(time)\(elsewhere)</b> \
            \(Mark.title(entry.draft, scene)) \(status.map { Mark.pill($0) } ?? "")</a></li>
            """
    }

    /// Each in the zone of its own brand, as its slots are.
    private var entries: [Entry] {
        scene.rows(of: "Drafts").compactMap { draft in
            guard let date = scene.value("Publish at", of: draft).string, let instant = NotionDates.instant(date) else { return nil }
            let zone = scene.zone(of: draft)
            return Entry(
                draft: draft, date: date, wall: NotionDates.isDay(date) ? Zone.utc.wall(at: instant) : zone.wall(at: instant), zone: zone)
        }
    }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
