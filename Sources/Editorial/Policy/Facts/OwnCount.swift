import Support

/// Tells numbers by which a text counts or orders its own words: "three reasons", "Step 2", "two cities, Rome and Turin".
struct OwnCount {
    let text: FactTokens

    /// Whether a number before the token counts what the text goes on to name.
    func isOwn(_ value: Double, start: Int, end: Int) -> Bool {
        guard value == value.rounded(), (1...20).contains(value) else { return false }
        if isLabelled(start) || isBracketed(start, end) { return true }
        return value <= 12 && (point(end) != nil || (2...10).contains(value) && isListed(Int(value), start, end))
    }

    /// The stem of what a post counts of its own, where that stands behind the number.
    func point(_ end: Int) -> String? {
        let near = (end...(end + 2)).prefix { text[$0]?.kind == .word && text[$0]?.startsSentence == false }
        return near.lazy.map { self.text.key($0) }.first(where: Self.points.contains).map(Self.stem)
    }

    static func stem(_ key: String) -> String { String((key.count > 4 && key.hasSuffix("s") ? key.dropLast() : key[...]).prefix(5)) }

    /// "Step 2: ..." at the beginning of a sentence.
    private func isLabelled(_ start: Int) -> Bool {
        guard let label = text[start - 1], label.startsSentence || label.key == "#" else { return false }
        return Self.labels.contains(label.key)
    }

    /// "1) faster, 2) cheaper" and "(1)".
    private func isBracketed(_ start: Int, _ end: Int) -> Bool {
        guard end == start + 1, text[start]?.kind == .number, text[end]?.key == ")", text[end]?.isGlued == true else { return false }
        let before = text[start - 1]
        return before?.key != "(" ? text[start]?.isGlued == false : text[start - 2].map { !$0.isCapital } ?? true
    }

    // MARK: lists

    /// Whether as many things are named: behind a colon, in the lines below, or as names in the sentence.
    private func isListed(_ count: Int, _ start: Int, _ end: Int) -> Bool {
        let rest = sentence(from: end)
        if text.key(rest.upperBound) == ":" || text.key(rest.upperBound - 1) == ":" {
            let behind = text.key(rest.upperBound) == ":" ? rest.upperBound + 1 : rest.upperBound
            if items(in: sentence(from: behind)) == count || lines(from: behind) == count { return true }
        }
        var first = start
        while first > 0, start - first < Self.reach, text[first]?.startsSentence == false { first -= 1 }
        return names(in: first..<start).contains(count) || names(in: rest).contains(count)
    }

    /// Up to the end of the sentence.
    private func sentence(from start: Int) -> Range<Int> {
        var end = start
        while let token = text[end], end - start < Self.reach, !(token.startsSentence && end > start) { end += 1 }
        return start..<max(start, end)
    }

    private static let reach = 40

    private func items(in range: Range<Int>) -> Int {
        var joints = 0
        for index in range where isJoint(index) && !isJoint(index - 1) { joints += 1 }
        return joints + 1
    }

    private func isJoint(_ index: Int) -> Bool { Self.joints.contains(text.key(index)) }

    /// How many names stand side by side in the text's lists: of "Missouri and Oklahoma" two.
    static func lists(of text: FactTokens) -> Set<Int> {
        let own = OwnCount(text: text)
        var counts: Set<Int> = []
        var first = 0
        while first < text.tokens.count {
            let sentence = Clauses.sentence(around: first, in: text)
            counts.formUnion(own.names(in: sentence))
            first = max(first + 1, sentence.upperBound)
        }
        return counts.subtracting([0, 1])
    }

    /// How many names stand side by side, with nothing but "," and "and" between them.
    private func names(in range: Range<Int>) -> [Int] {
        var runs: [Int] = []
        var count = 0
        var isOpen = false
        for index in range {
            if text[index]?.isCapital == true, text[index]?.kind == .word {
                if !isOpen { count += 1 }
                isOpen = true
            } else if count > 0, isJoint(index) {
                isOpen = false
            } else if !["-", "'", "\"", "“", "”", "„", "«", "»"].contains(text.key(index)), !Self.articles.contains(text.key(index)) {
                runs.append(count)
                (count, isOpen) = (0, false)
            }
        }
        return runs + [count]
    }

    /// Lines that begin with a mark or a number, from the next line on.
    private func lines(from start: Int) -> Int {
        guard let first = text[start] else { return 0 }
        let rest = String(text.characters[first.range.lowerBound...].prefix(1500))
        let lines = rest.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
        return lines.prefix { $0.first.map { !$0.isLetter } == true }.count
    }

    private static let joints: Set = [",", "and", "und", "et", "or", "oder", "ou", "&", "sowie", "plus", "/", ";"]
    private static let articles: Set = ["the", "der", "die", "das", "dem", "den", "le", "la", "les", "l", "in", "a", "de", "d"]

    private static let labels = words(
        """
        step point tip lesson reason rule slide chapter myth mistake takeaway insight idea question part fact number no day schritt punkt tipp
        lektion grund regel lehre mythos fehler erkenntnis these frage teil kapitel nr nummer tag etape conseil lecon raison regle mythe erreur
        idee question partie chapitre numero # jour fait
        """)

    private static let points = words(
        """
        lessons things reasons takeaways tips steps ways points questions ideas insights thoughts facts learnings observations trends signals
        aspects topics themes mistakes myths rules principles examples angles advantages benefits consequences implications details challenges
        messages conclusions arguments keys words sentences lines numbers figures sides problems effects answers highlights levers
        options choices scenarios takeaway letters syllables chapters episodes pillars
        lektionen optionen moglichkeiten szenarien buchstaben silben kapitel saulen dinge dingen grunde grunden tipps schritte schritten punkte punkten fragen ideen erkenntnisse erkenntnissen gedanken lehren
        fakten beobachtungen trends signale aspekte themen fehler mythen regeln prinzipien beispiele vorteile folgen details botschaften wortern worter
        argumente worte worten satze satzen zeilen zahlen seiten probleme effekte antworten hebel sachen
        lecons choses raisons conseils etapes idees enseignements constats points tendances signaux aspects themes erreurs mythes regles
        principes exemples avantages consequences defis messages conclusions arguments mots phrases lignes chiffres problemes effets reponses
        options scenarios lettres syllabes chapitres piliers leviers facons manieres pistes faits
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
