import Editorial
import Notion
import Support

extension NotionBoard {
    /// A brand's properties as the domain has them; what cannot be read is named and left out, what its columns do not say any more stays
    /// as it is known.
    func brand(_ row: Row, guidelines: PageText, known: Brand?, _ problems: inout [Message]) async throws -> Brand {
        var brand = known ?? Brand(id: row.page.id, name: row.title)
        if !row.title.isEmpty { brand.name = row.title }
        brand.guidelines = guidelines
        row.read(.slots, into: &brand.slots, row.text)
        row.read(.blackouts, into: &brand.blackouts, row.text)
        row.read(.maximumADay, into: &brand.maximumADay, row.count)
        row.read(.hashtags, into: &brand.hashtags) { BrandWords.hashtags(row.text($0)) }
        row.read(.bannedWords, into: &brand.bannedWords, row.list)
        row.read(.pictureStyle, into: &brand.pictureStyle, row.text)
        row.read(.accounts, into: &brand.accounts, row.names)
        row.read(.twoApprovers, into: &brand.needsTwoApprovers, row.isTicked)
        row.read(.notOwnText, into: &brand.forbidsOwnText, row.isTicked)
        row.read(.approvalDays, into: &brand.approvalDays, row.count)
        // What a brand forbids is unknown while its column is gone; the column's own problem says so.
        brand.isPaused = row.isTicked(.paused) || TableBinding.guards(.brands).contains(where: row.isLost)
        let (editors, approvers) = (try await people(row, .editors), try await people(row, .approvers))
        row.read(.editors, into: &brand.editors) { _ in editors }
        row.read(.approvers, into: &brand.approvers) { _ in approvers }
        row.read(.language, into: &brand.language) { BrandWords.language(row.text($0), otherwise: known?.language, &problems) }
        row.read(.timeZone, into: &brand.zone) { BrandWords.zone(row.text($0), otherwise: known?.zone, &problems) }
        row.read(.colours, into: &brand.colours) { BrandWords.colours(row.text($0), &problems) }
        row.read(.boardGrace, into: &brand.boardGraceSeconds) { BrandWords.grace(row.text($0), &problems) }
        if guidelines.text.utf16.count > PromptBuilder.guidelineUnits {
            problems.append(
                "the guidelines have \(guidelines.text.utf16.count) characters, of which writers are given the first \(PromptBuilder.guidelineUnits); put what matters most first (banned words count wherever they stand)"
            )
        }
        // They stay as they are: with a calendar that cannot be read nothing is scheduled.
        do { _ = try WeeklySlots(parsing: brand.slots) } catch {
            problems.append((error as? any DeskError)?.message ?? Message(String(describing: error)))
        }
        do { _ = try Blackouts(parsing: brand.blackouts) } catch {
            problems.append((error as? any DeskError)?.message ?? Message(String(describing: error)))
        }
        return brand
    }

    private func people(_ row: Row, _ column: ColumnName) async throws -> [Editorial.Person] {
        var people: [Editorial.Person] = []
        for user in try await wholePeople(row, column) { people.append(try await person(user)) }
        return people
    }

    /// A page shows 25 people at most, and does not say that there are more (developers.notion.com/reference/retrieve-a-page).
    private func wholePeople(_ row: Row, _ column: ColumnName) async throws -> [User] {
        let shown = row.people(column)
        guard shown.count >= 25, let bound = row.table[column] else { return shown }
        if case .people(let all) = try await client.on(.rulings).property(bound.id, of: row.page.id) { return all }
        return shown
    }
}

extension Row {
    /// The language in which a brand's people are told.
    func voice(known: Brand?) -> Voice {
        var problems: [Message] = []
        var language = known?.language ?? ""
        read(.language, into: &language) { BrandWords.language(text($0), otherwise: known?.language, &problems) }
        return Voice(DeskLanguage(tag: language))
    }

    /// A brand's time zone as it is written there.
    func zone(known: Brand?) -> String? {
        var problems: [Message] = []
        var zone = known?.zone
        read(.timeZone, into: &zone) { BrandWords.zone(text($0), otherwise: known?.zone, &problems) }
        return zone
    }
}

/// Words that editors write into a brand's columns.
enum BrandWords {
    /// A BCP 47 tag from a tag or the language's name; "en" when empty. What cannot be read leaves what counted before.
    static func language(_ words: String, otherwise known: String?, _ problems: inout [Message]) -> String {
        let word = words.lowercased()
        if word.isEmpty { return "en" }
        if let tag = languages.first(where: { $0.value.contains(word) })?.key { return tag }
        let parts = words.split(separator: "-")
        let isTag = parts.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        if isTag, let first = parts.first, (2...3).contains(first.count) { return words }
        problems.append("the language \"\(words.limited(utf16: 40))\" is not known; write a tag such as de or en-GB")
        return known ?? "en"
    }

    /// What cannot be read leaves what counted before: posts must not move by hours for a slip of the pen.
    static func zone(_ words: String, otherwise known: String?, _ problems: inout [Message]) -> String? {
        if words.isEmpty { return nil }
        do {
            return try Zone(named: words).name
        } catch {
            problems.append("the time zone \"\(words.limited(utf16: 40))\" is not known; write for example Europe/Berlin")
            return known
        }
    }

    /// Without "#", in their order.
    static func hashtags(_ words: String) -> [String] {
        words.split { $0.isWhitespace || ",;#".contains($0) }.map(String.init)
    }

    /// "#0a1433" for every colour, also from "0A1433" and "#abc".
    static func colours(_ words: String, _ problems: inout [Message]) -> [String] {
        words.split { $0.isWhitespace || ",;".contains($0) }.compactMap { word in
            let digits = word.drop { $0 == "#" }.lowercased()
            if digits.allSatisfy(\.isHexDigit), digits.utf8.count == 6 { return "#" + digits }
            if digits.allSatisfy(\.isHexDigit), digits.utf8.count == 3 { return "#" + digits.map { "\($0)\($0)" }.joined() }
            problems.append("the colour \"\(word.prefix(40))\" is not one; write for example #0a1433")
            return nil
        }
    }

    /// Seconds of "30m", "2h", "90 min", "45s"; a number alone is minutes.
    static func grace(_ words: String, _ problems: inout [Message]) -> Int? {
        let text = words.lowercased().filter { !$0.isWhitespace }
        if text.isEmpty { return nil }
        let digits = text.prefix(while: \.isNumber)
        let units = ["s": 1, "sec": 1, "": 60, "m": 60, "min": 60, "minutes": 60, "h": 3600, "hours": 3600, "d": 86_400, "days": 86_400]
        if let count = Int(digits), count < 100_000, let unit = units[String(text.dropFirst(digits.count))] { return count * unit }
        problems.append("the board grace \"\(words.limited(utf16: 40))\" cannot be read; write for example 30m")
        return nil
    }

    private static let languages: [String: [String]] = [
        "en": ["english", "englisch", "anglais"], "de": ["german", "deutsch", "allemand"], "fr": ["french", "französisch", "français"],
        "es": ["spanish", "spanisch", "español", "espagnol"], "it": ["italian", "italienisch", "italiano"],
        "nl": ["dutch", "niederländisch", "nederlands"], "pt": ["portuguese", "português"], "pl": ["polish", "polski"],
        "sv": ["swedish", "svenska"], "da": ["danish", "dansk"],
    ]
}
