import Editorial
import FoundationEssentials
import Notion
import Support

/// A brief's properties as the domain has them.
struct BriefReader {
    let row: Row
    /// Time zones by brand page id.
    let zones: [String: String]
    /// Page ids of the feeds to prefer.
    let feeds: [String]

    func brief(_ body: PageText, _ problems: inout [Message]) -> Brief {
        var brief = Brief(id: row.page.id, name: row.title)
        brief.page = body
        brief.status = status(&problems)
        brief.brandID = row.relation(.brand).ids.first
        brief.postType = row.text(.postType)
        brief.tone = row.text(.tone)
        brief.audience = row.text(.audience)
        brief.goal = row.text(.goal)
        brief.keyMessages = row.text(.keyMessages)
        brief.keywords = row.list(.keywords)
        brief.callToAction = row.text(.callToAction)
        brief.links = row.links(.links)
        brief.feeds = feeds
        brief.cadence = cadence(&problems)
        brief.postsWanted = row.count(.postsWanted)
        brief.deadline = deadline
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
    private var deadline: Date? {
        guard let date = row.date(.deadline) else { return nil }
        if let instant = date.instant { return instant }
        guard let midnight = Timestamp.parse(date.start) else { return nil }
        let zone = row.relation(.brand).ids.first.flatMap { zones[$0] }.flatMap { try? Zone(named: $0) } ?? .utc
        let day = Zone.utc.wall(at: midnight)
        return zone.instant(WallTime(year: day.year, month: day.month, day: day.day, hour: 23, minute: 59))
    }
}
