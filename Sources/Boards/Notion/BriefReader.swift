import Editorial
import FoundationEssentials
import Notion
import Support

/// A brief's properties as the domain has them; what its columns do not say any more stays as it is known.
struct BriefReader {
    let row: Row
    let known: Brief?
    /// Time zones by brand page id.
    let zones: [String: String]
    /// Page ids of the feeds to prefer.
    let feeds: [String]

    func brief(_ body: PageText, _ problems: inout [Message]) -> Brief {
        var brief = known ?? Brief(id: row.page.id, name: row.title)
        if !row.title.isEmpty { brief.name = row.title }
        brief.page = body
        row.read(.status, into: &brief.status) { _ in status(&problems) }
        brief.brandID = row.brandID(known: known)
        row.read(.postType, into: &brief.postType, row.text)
        row.read(.tone, into: &brief.tone, row.text)
        row.read(.audience, into: &brief.audience, row.text)
        row.read(.goal, into: &brief.goal, row.text)
        row.read(.keyMessages, into: &brief.keyMessages, row.text)
        row.read(.keywords, into: &brief.keywords, row.list)
        row.read(.callToAction, into: &brief.callToAction, row.text)
        row.read(.links, into: &brief.links, row.links)
        row.read(.feeds, into: &brief.feeds) { _ in feeds }
        row.read(.cadence, into: &brief.cadence) { _ in cadence(&problems) }
        row.read(.postsWanted, into: &brief.postsWanted, row.count)
        let zone = brief.brandID.flatMap { zones[$0] }
        row.read(.deadline, into: &brief.deadline) { _ in deadline(inZone: zone) }
        return brief
    }

    // A new row's status is the column's first option; one that is empty was not thought about.
    private func status(_ problems: inout [Message]) -> Brief.Status {
        let word = row.option(.status).lowercased()
        if word.isEmpty { return .open }
        if let status = Brief.Status(rawValue: word) { return status }
        problems.append("the status \"\(row.option(.status).limited(utf16: 40))\" is none of Open, Paused and Done, so the brief rests")
        return .paused
    }

    private func cadence(_ problems: inout [Message]) -> Brief.Cadence {
        let word = row.option(.cadence).lowercased()
        if word.isEmpty { return .once }
        if let cadence = Brief.Cadence(rawValue: word) { return cadence }
        problems.append("the cadence \"\(row.option(.cadence).limited(utf16: 40))\" is none of once, daily, weekly and fortnightly")
        return .once
    }

    /// The instant, or the last minute of the day in the brand's zone.
    private func deadline(inZone name: String?) -> Date? {
        guard let date = row.date(.deadline) else { return nil }
        if let instant = date.instant { return instant }
        guard let midnight = Timestamp.parse(date.start) else { return nil }
        let zone = name.flatMap { try? Zone(named: $0) } ?? .utc
        let day = Zone.utc.wall(at: midnight)
        return zone.instant(WallTime(year: day.year, month: day.month, day: day.day, hour: 23, minute: 59))
    }
}

extension Row {
    /// The page of the brand for which a brief is.
    func brandID(known: Brief?) -> String? {
        var id = known?.brandID
        read(.brand, into: &id) { relation($0).ids.first }
        return id
    }
}
