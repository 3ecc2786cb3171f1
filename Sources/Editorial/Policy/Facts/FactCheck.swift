import Support

/// Ties each claim of a text to the words of a source that say it, or tells why none does. Pure, and linear in the texts' lengths.
package struct FactCheck {
    /// More of a source is not read.
    private static let mostUnits = 60_000
    private static let mostClaims = 300
    private static let mostPlaces = 200

    private let sources: [SourceIndex]
    private let links: [String]

    /// `links` are the addresses that a text may show.
    package init(_ sources: [FactSource], links: [String] = []) {
        self.sources = sources.map { source in
            SourceIndex(FactSource(address: source.address, text: source.text.limited(utf16: Self.mostUnits), day: source.day))
        }
        self.links = links
    }

    /// The claims of a text with what was found, in the order of the text.
    package func facts(in text: String, language: String? = nil) -> [Fact] {
        let reader = ClaimReader(text, language: language, likely: sources.first?.text.language)
        return reader.all().prefix(Self.mostClaims).compactMap { claim in
            finding(claim, in: reader.text).map { Fact(claim: claim, finding: $0) }
        }
    }

    /// nil when it turns out to be no claim.
    private func finding(_ claim: Claim, in text: FactTokens) -> Fact.Finding? {
        switch claim.meaning {
        case .figure(let figure): return self.figure(figure)
        case .date(let values, let number, let words): return date(values, number, words)
        case .quotation: return quotation(claim, in: text)
        case .link: return link(claim.words)
        case .name(let tokens, let isDoubtful): return name(tokens, isDoubtful, text)
        }
    }

    // MARK: figures

    private func figure(_ figure: Figure) -> Fact.Finding? {
        for source in sources { if let place = place(of: figure, in: source) { return .supported(source.quote(around: place)) } }
        for source in sources where !isElsewhere(figure, in: source) {
            let isFree = !source.derived.isContested(figure)
            if let place = source.derived.place(of: figure) ?? source.spans.place(of: figure, isFree: isFree) {
                return .supported(source.quote(around: place))
            }
        }
        if let unit = figure.inherited {
            var same = figure
            (same.unit, same.inherited) = (unit, nil)
            if case .supported(let quote)? = self.figure(same) { return .supported(quote) }
            (same.values, same.magnitude) = (same.values.map { $0 * same.inheritedMagnitude }, same.inheritedMagnitude)
            if same.magnitude > 1, case .supported(let quote)? = self.figure(same) { return .supported(quote) }
        }
        if isAside(figure) || isCountOfNames(figure) { return nil }
        if figure.countsOwnPoints, !sources.contains(where: { $0.counted.contains(figure.noun) }) { return nil }
        return .unsupported(nearest(to: figure).map { Fact.Doubt.different($0) } ?? .absent)
    }

    /// Whether a source says so of something else, which no arithmetic mends.
    private func isElsewhere(_ figure: Figure, in source: SourceIndex) -> Bool {
        let places = places(of: figure, in: source)
        return !places.isEmpty && source.topics.isElsewhere(figure, places, source.figures)
    }

    private func places(of figure: Figure, in source: SourceIndex) -> [FigureReader.Found] {
        source.figures.indices.filter { index in
            figure.isSaid(by: source.figures[index].figure) && !figure.isOfOtherPeriod(source.figures[index].figure)
                && unitFits(figure, index, source)
        }.map { source.figures[$0] }
    }

    /// Where a source states it, or both numbers of a ratio, or a four-digit number that may be read as a year there.
    private func place(of figure: Figure, in source: SourceIndex) -> Int? {
        let places = places(of: figure, in: source)
        if let place = places.first, !source.topics.isElsewhere(figure, places, source.figures) { return place.range.lowerBound }
        if figure.role.contains(.again), let place = source.figures.first(where: { $0.figure.isTimes(figure.values[0] - 1) }) {
            return place.range.lowerBound
        }
        if !figure.parts.isEmpty, let place = source.places(ofParts: figure.parts) { return place }
        if figure.role.contains(.day), let found = source.dates.first(where: { $0.values.contains { figure.isDay(of: $0) } }) {
            return found.range.lowerBound
        }
        guard figure.unit == nil else { return nil }
        return source.dates.first { $0.number.map { figure.isSaid(by: $0) } ?? false }?.range.lowerBound
    }

    /// A figure with a unit is said by one without it only where the unit stands in the same sentence.
    private func unitFits(_ figure: Figure, _ index: Int, _ source: SourceIndex) -> Bool {
        let found = source.figures[index]
        guard let unit = figure.unit, found.figure.unit == nil else { return true }
        if found.isOrdinal { return figure.isDuration || figure.role.contains(.again) }
        if case .times = unit.dimension { return !figure.role.contains(.multiple) || !found.figure.countsThings }
        if figure.isDuration, found.figure.countsThings, !found.figure.role.contains(.age) { return figure.role.contains(.age) }
        if unit.dimension == .months, unit.factor == 12, source.isAge(found.range) || isAge(figure, found.figure) { return true }
        let near = max(0, index - 8)..<min(source.figures.count, index + 9)
        return source.figures[near].contains { other in
            other.figure.unit.map { unit.agrees(with: $0) } == true && abs(other.range.lowerBound - found.range.lowerBound) < 40
        }
    }

    /// "Give it ten seconds": times and small numbers of the writer's own, where no source has such a figure.
    private func isAside(_ figure: Figure) -> Bool {
        (figure.role.contains(.aside) || figure.unit == nil && figure.isRoundWord)
            && (figure.unit == nil && figure.values[0] <= 100 || figure.isDuration)
            && !sources.contains { $0.derived.isContested(figure) }
    }

    /// "two states" where a source names Missouri and Oklahoma, and counts no states.
    private func isCountOfNames(_ figure: Figure) -> Bool {
        guard figure.unit == nil, figure.countsThings, let count = Int(exactly: figure.values[0]), count < 10 else { return false }
        return sources.contains { $0.lists.contains(count) } && !sources.contains { $0.counted.contains(figure.noun) }
    }

    /// "the over-65s" are 65 years old.
    private func isAge(_ claim: Figure, _ stated: Figure) -> Bool {
        claim.role.contains(.age) && !stated.countsThings && stated.values[0] < 120
    }

    /// The only figure of the sources with that unit.
    private func nearest(to figure: Figure) -> String? {
        guard let unit = figure.unit else { return nil }
        let same = sources.flatMap { source in
            source.figures.filter { $0.figure.unit.map { unit.agrees(with: $0) } == true }.map { source.text.words($0.range) }
        }
        return Set(same).count == 1 ? same.first : nil
    }

    // MARK: dates

    private func date(_ values: [CalendarValue], _ number: Figure?, _ words: Set<String>) -> Fact.Finding? {
        for source in sources {
            let claims = values.flatMap { value in value.relative == nil ? [value] : value.resolved(on: source.source.day) }
            let places = source.dates.indices.filter { says(source.dates[$0], claims, source) }
            guard let first = places.first else { continue }
            if sources.count == 1, source.dateTopics.isElsewhere(words, homes: Set(places)) { return .unsupported(.absent) }
            return .supported(source.quote(around: source.dates[first].range.lowerBound))
        }
        // "two days earlier"
        if let relative = values.first?.relative, relative.count < 0, relative.unit == .day || relative.unit == .week,
            let source = sources.first(where: { $0.spans.hasDays(-relative.count * (relative.unit == .week ? 7 : 1)) })
        {
            return .supported(source.quote(around: 0))
        }
        // "Last year it was 9.10": a source that tells a change speaks of what was before.
        if values.contains(where: { $0.relative == .init(unit: .year, count: -1) && $0.month == nil && $0.season == nil }),
            let (source, place) = sources.lazy.compactMap({ source in source.firstChange.map { (source, $0) } }).first
        {
            return .supported(source.quote(around: place))
        }
        if let place = place(ofThisYear: values, words) { return .supported(place) }
        if let number, case .supported(let quote)? = figure(number) { return .supported(quote) }
        for source in sources {
            let yearless = values.filter { $0.year != nil && $0.month != nil }.map { value in
                var value = value
                value.year = nil
                return value
            }
            if let found = source.dates.first(where: { found in
                found.values.allSatisfy { $0.year == nil } && yearless.contains { claim in found.values.contains { $0.says(claim) } }
            }), source.source.day == nil {
                return .unsupported(.yearUnknown(source.text.words(found.range)))
            }
        }
        return .unsupported(.absent)
    }

    /// "Yes, in 2026": the year in which a source tells what happened "on Wednesday".
    private func place(ofThisYear values: [CalendarValue], _ words: Set<String>) -> Quote? {
        guard values.count == 1, let year = values[0].year, values[0] == CalendarValue(year: year) else { return nil }
        for source in sources where source.source.day.map({ CivilDate.date(days: $0).year }) == year {
            let homes = source.dates.indices.filter { index in
                source.dates[index].values.contains { $0.weekday != nil || $0.relative?.unit == .day }
            }
            guard let first = homes.first, !source.dateTopics.isElsewhere(words, homes: Set(homes), of: .year) else { continue }
            return source.quote(around: source.dates[first].range.lowerBound)
        }
        return nil
    }

    private func says(_ found: CalendarReader.Found, _ claims: [CalendarValue], _ source: SourceIndex) -> Bool {
        let said = found.values.flatMap { $0.resolved(on: source.source.day) }
        return claims.contains { claim in said.contains { $0.says(claim) } }
    }

    // MARK: quotations and links

    private func quotation(_ claim: Claim, in text: FactTokens) -> Fact.Finding {
        guard let source = sources.first(where: { $0.flat.has(claim.words) }) else { return .unsupported(.absent) }
        if sources.count == 1, let other = Speakers(text).of(claim.range).flatMap({ source.otherSpeaker(of: claim.words, than: $0) }) {
            return .unsupported(.different(other))
        }
        return .supported(Quote(source: source.source.address, span: claim.words.collapsed.limited(utf16: 400)))
    }

    private func link(_ address: String) -> Fact.Finding {
        if let link = links.first(where: { WebAddresses.same($0, address) || WebAddresses.host(of: $0) == address.lowercased() }) {
            return .supported(Quote(source: link, span: link))
        }
        let source = sources.first { $0.source.text.contains(address) }
        return source.map { .supported(Quote(source: $0.source.address, span: address)) } ?? .unsupported(.absent)
    }

    // MARK: names

    private func name(_ tokens: Range<Int>, _ isDoubtful: Bool, _ text: FactTokens) -> Fact.Finding? {
        var missing = tokens.filter { index in !sources.contains { !$0.places(of: text.key(index)).isEmpty } }
        missing.removeAll { index in
            sources.contains { source in
                source.hasCity(of: text.key(index)) || source.isLong(for: text.tokens[index]) || source.hasParts(of: text.tokens[index])
            }
        }
        missing.removeAll { index in
            sources.contains { $0.isHome(text.key(index)) || $0.hasForeignForm(of: text.key(index)) || $0.hasDemonym(of: text.key(index)) }
        }
        // "Regisseurin Katinka Paulsen": what somebody is, before a whole name that the source has.
        if tokens.count >= 3, missing == [tokens.lowerBound], isWholeName(tokens.dropFirst(), text) { missing = [] }
        if text.language == .german {
            // "Nils Oberhofer Geschichte": a noun behind a whole name.
            if tokens.count >= 3, missing == [tokens.upperBound - 1],
                sources.contains(where: { $0.endsName(text.key(missing[0] - 2), text.key(missing[0] - 1)) })
            {
                missing = []
            }
            // "Modell Quill", "Aktenzeichen VIII ZR": what it is stands before its name.
            if tokens.count > 1, missing.count < tokens.count {
                missing.removeAll { $0 == tokens.lowerBound && (GermanNouns.isRole(text.key($0)) || GermanNouns.hasEnding(text.key($0))) }
            }
            missing.removeAll { index in sources.contains { $0.hasCompound(of: text.key(index)) || $0.hasInflection(of: text.key(index)) } }
        }
        if isDoubtful, tokens.count > 1 { return nil }
        // "Papieranträge" where the source has "Anträge".
        if isDoubtful, missing.contains(where: { index in sources.contains { $0.hasHead(of: text.key(index)) } }) { return nil }
        if missing.isEmpty {
            if let place = parted(tokens, text), !isDoubtful { return .unsupported(place) }
            if let other = otherHead(tokens.lowerBound, text) ?? otherBearer(tokens, text) { return .unsupported(.different(other)) }
            if isDoubtful, !isSurelyName(tokens.lowerBound, text) { return nil }
            return support(ofWord: text.key(tokens.lowerBound)).map { .supported($0) }
        }
        let rival: String? = missing.lazy.compactMap { self.rival(of: $0, text, isDoubtful) }.first
        let isSubject =
            text[tokens.lowerBound]?.startsSentence == true && tokens.count == 1
            && SentenceStart.isName(
                text.key(tokens.lowerBound), next: (0..<2).compactMap { text[tokens.upperBound + $0] }, language: text.language)
        if isDoubtful, rival == nil, !isSubject { return nil }
        return .unsupported(rival.map { Fact.Doubt.different($0) } ?? .absent)
    }

    /// A word at the beginning of a sentence, or a German noun, is a name where a source has it as one.
    private func isSurelyName(_ index: Int, _ text: FactTokens) -> Bool {
        (text.language == .english || text.language == .french)
            && sources.contains { source in source.places(of: text.key(index)).prefix(Self.mostPlaces).contains { source.isName($0) } }
    }

    private func support(ofWord key: String) -> Quote? {
        for source in sources { if let place = source.places(of: key).first { return source.quote(around: place) } }
        return nil
    }

    /// The name that a source has where the draft has the word.
    private func rival(of index: Int, _ text: FactTokens, _ isDoubtful: Bool) -> String? {
        for source in sources {
            let key = text.key(index)
            if let place = source.otherFirstName(index, in: text) ?? source.turned(key) ?? source.hyphened(index, in: text)
                ?? source.misspelled(key)
            {
                return source.text.words(place..<(place + 1))
            }
        }
        if isDoubtful,
            text.language == .german && GermanNouns.isDerived(text.key(index)) || Self.articles.contains(text.key(index - 1))
                || sources.contains(where: { $0.isSmall(text.key(index)) })
        {
            return nil
        }
        for source in sources {
            guard let place = source.rival(of: index, in: text) else { continue }
            if isDoubtful, text.language == .english || text.language == .french, !source.isName(place) { continue }
            // "Die Spargelsaison im Beelitzer Land" is no name, whatever stands in its place.
            if isDoubtful, source.text.language == .german, Self.articles.contains(source.text.key(place - 1)) { continue }
            return source.text.words(place..<(place + 1))
        }
        return nil
    }

    /// What the sources have before a name where the draft has another direction or initial: "South" Korea, "K." Park.
    private func otherHead(_ index: Int, _ text: FactTokens) -> String? {
        guard let head = NameHead(before: index, in: text) else { return nil }
        var other: String?
        for source in sources {
            for place in source.places(of: text.key(index)).prefix(Self.mostPlaces) {
                guard let found = NameHead(before: place, in: source.text, like: head) else { continue }
                if found.agrees(with: head) { return nil }
                other = other ?? source.text.words(found.start..<(place + 1))
            }
        }
        return other
    }

    /// "Founder Alice Kowalchuk" where the sources have a founder Bram Desmedt, and never speak of one beside Alice Kowalchuk.
    private func otherBearer(_ tokens: Range<Int>, _ text: FactTokens) -> String? {
        let isInside = tokens.count > 1 && text.language == .german && GermanNouns.isRole(text.key(tokens.lowerBound))
        let role = isInside ? tokens.lowerBound : tokens.lowerBound - 1
        guard let word = text[role], word.kind == .word, word.key.count >= 4, !NameReader.isCommon(word.key),
            !FactLanguage.isSmall(word.key), !StopWords.isStop(word.key), isInside || !word.isCapital
        else { return nil }
        let name = (role + 1..<tokens.upperBound).map { text.key($0) }
        guard !name.isEmpty else { return nil }
        return sources.count == 1 ? sources[0].bearer(of: word.key, but: name) : nil
    }

    /// A noun behind one of them is seldom a name.
    private static let articles: Set = [
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "kein", "keine", "ihr", "ihre", "ihren", "sein",
        "seine", "the", "a",
    ]

    private func isWholeName(_ tokens: Range<Int>, _ text: FactTokens) -> Bool {
        tokens.dropLast().allSatisfy { index in sources.contains { $0.hasSideBySide(text.key(index), text.key(index + 1)) } }
    }

    /// First and last name of two people: words of a name that stand side by side in no source.
    private func parted(_ tokens: Range<Int>, _ text: FactTokens) -> Fact.Doubt? {
        guard text.language == .english || text.language == .french else { return nil }
        for index in tokens.dropLast() {
            if !sources.contains(where: { $0.hasSideBySide(text.key(index), text.key(index + 1)) }) { return .absent }
        }
        return nil
    }
}
