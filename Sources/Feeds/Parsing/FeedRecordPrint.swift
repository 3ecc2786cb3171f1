import FoundationEssentials
import Markup
import Support

/// Prints what feeds, entries and sources say.
struct FeedRecordPrint {
    /// Whether plain text is looked at for markup: RSS never says which it is.
    let guessesMarkup: Bool

    func json(of entry: ParsedEntry) -> JSON {
        var members = members(of: entry.record, isFeed: false)
        members["source"] = entry.source.map { source in
            var members = self.members(of: source, isFeed: true)
            members["url"] = Self.text(source.url)
            return .object(members)
        }
        return .object(members)
    }

    func members(of record: FeedRecord, isFeed: Bool) -> [String: JSON] {
        var members = texts(of: record, isFeed: isFeed)
        for (key, value) in [
            ("id", record.permalink ?? record.id), ("link", record.link),
            ("comments", record.comments), ("docs", record.docs), ("newlocation", record.newLocation), ("icon", record.icon),
            ("logo", record.logo), ("language", record.language?.replacing("_", with: "-")),
            ("license", record.links.first { $0.relation == "license" }?.href),
        ] {
            members[key] = Self.text(value)
        }
        members["id_is_permalink"] = record.idServesAsLink.map { .bool($0) }
        for (key, stamp) in [
            ("published", record.published), ("updated", record.updated), ("created", record.created), ("expired", record.expired),
        ] {
            members[key] = stamp?.instant.map { .string(Self.stamp($0)) }
            members[key + "_raw"] = Self.text(stamp?.text)
        }
        members.merge(people(of: record)) { first, _ in first }
        members.merge(files(of: record)) { first, _ in first }
        members.merge(others(of: record)) { first, _ in first }
        return members
    }

    /// `2026-07-04T09:08:00Z`; parts of seconds only where there are some.
    private static func stamp(_ instant: Date) -> String { Timestamp.text(instant).replacing(".000Z", with: "Z") }

    private func people(of record: FeedRecord) -> [String: JSON] {
        var members: [String: JSON] = [:]
        members["authors"] = Self.list(record.authors.map(Self.person))
        members["contributors"] = Self.list(record.contributors.map(Self.person))
        members["publisher"] = record.publisher.map(Self.person)
        members["categories"] = Self.list(
            record.categories.map { Self.object(["term": $0.term, "scheme": $0.scheme, "label": $0.label]) })
        return members
    }

    private func files(of record: FeedRecord) -> [String: JSON] {
        var members: [String: JSON] = [:]
        members["links"] = Self.list(record.links.map(Self.link))
        let linked = record.links.filter { $0.relation == "enclosure" }.map {
            FeedEnclosure(url: $0.href, type: $0.type, length: $0.length)
        }
        members["enclosures"] = Self.list(
            (linked.isEmpty ? record.enclosures : linked).map { Self.object(["url": $0.url, "type": $0.type, "length": $0.length]) })
        members["image"] = record.image.map { image in
            var parts = Self.strings(["url": image.url, "title": image.title, "link": image.link, "description": image.description])
            parts["width"] = image.width.map { .integer($0) }
            parts["height"] = image.height.map { .integer($0) }
            return .object(parts)
        }
        var media: [String: JSON] = [:]
        media["content"] = Self.list(record.media.contents.map { Self.object($0) })
        media["thumbnail"] = Self.list(record.media.thumbnails.map { Self.object($0) })
        media["credit"] = Self.list(record.media.credits.map { Self.object($0) })
        media["player"] = record.media.player.map { Self.object($0) }
        media["rating"] = record.media.rating.map { Self.object($0) }
        if !media.isEmpty { members["media"] = .object(media) }
        return members
    }

    private func others(of record: FeedRecord) -> [String: JSON] {
        var members: [String: JSON] = [:]
        members["generator"] = record.generator.map { Self.object(["name": $0.name, "url": $0.url, "version": $0.version]) }
        members["cloud"] = record.cloud.map { Self.object($0) }
        members["textinput"] = record.textInput.map {
            Self.object(["title": $0.title, "description": $0.description, "name": $0.name, "link": $0.link])
        }
        var podcast = Self.strings(["duration": record.podcast.duration])
        podcast["explicit"] = record.podcast.isExplicit.map { .bool($0) }
        if record.podcast.isBlocked { podcast["block"] = true }
        if !podcast.isEmpty { members["itunes"] = .object(podcast) }
        members["where"] = record.place.flatMap(Self.place)
        members["psc_chapters"] = record.chapters.map { chapters in
            var parts = Self.strings(["version": chapters.version])
            parts["chapters"] = .array(chapters.chapters.map { Self.object($0) })
            return .object(parts)
        }
        if !record.extra.isEmpty { members["extra"] = .object(record.extra.mapValues(Self.extra)) }
        return members
    }

    private static func extra(_ value: FeedExtra) -> JSON {
        switch value {
        case .text(let text): .string(Mended.text(text))
        case .attributes(let attributes): object(attributes)
        }
    }

    private static func place(_ place: FeedGeometry) -> JSON? {
        guard let kind = place.kind else { return nil }
        let positions = place.positions.map { JSON.array($0.map { .number($0) }) }
        let coordinates: JSON = kind == "Point" ? positions[0] : kind == "Polygon" ? .array([.array(positions)]) : .array(positions)
        return .object(["type": .string(kind), "coordinates": coordinates])
    }

    private static func link(_ link: FeedLink) -> JSON {
        let type = link.relation == "self" ? "application/atom+xml" : ["enclosure", "license"].contains(link.relation) ? nil : "text/html"
        return object([
            "rel": link.relation, "href": link.href, "type": link.type ?? type, "title": link.title, "hreflang": link.language,
            "length": link.length,
        ])
    }

    private static func person(_ person: FeedPerson) -> JSON {
        object(["name": person.name, "email": person.email, "url": person.url])
    }
}

extension FeedRecordPrint {
    static func text(_ value: String?) -> JSON? { value.flatMap { $0.isEmpty ? nil : .string(Mended.text($0)) } }
    static func list(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .array(values) }
    static func object(_ values: [String: String?]) -> JSON { .object(strings(values)) }
    static func object(_ values: [String: String]) -> JSON {
        .object(values.filter { !$0.value.isEmpty }.mapValues { .string(Mended.text($0)) })
    }

    static func strings(_ values: [String: String?]) -> [String: JSON] { values.compactMapValues { text($0) } }
}
