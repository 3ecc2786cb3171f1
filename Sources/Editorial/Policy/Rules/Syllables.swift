import Support

/// How many syllables a word has, by the spelling of its language: runs of vowels, what parts them, and what is mute.
enum Syllables {
    private static let vowels = Set("aeiouyäöüàâéèêëîïôûùœæ")

    /// Of a folded word; what stands before or behind its apostrophes is part of it.
    static func count(in word: String, _ language: DeskLanguage) -> Int {
        let parts = word.split { $0 == "'" || $0 == "’" }.map(String.init)
        let counts = parts.enumerated().map { place, part -> Int in
            switch language {
            case .english: place > 0 ? 0 : english(part)
            case .german: place > 0 ? 0 : german(part)
            case .french: french(part, isElided: place < parts.count - 1)
            }
        }
        return max(1, counts.reduce(0, +))
    }

    /// Runs of vowels; a "y" between vowels begins a syllable, as in "player", and is none itself.
    private static func runs(_ word: String) -> [String] {
        let letters = Array(word)
        var runs: [String] = []
        var wasVowel = false
        for (index, letter) in letters.enumerated() {
            let isBetween = letter == "y" && wasVowel && index + 1 < letters.count && vowels.contains(letters[index + 1])
            let isVowel = vowels.contains(letter) && !isBetween
            if isVowel { if wasVowel { runs[runs.count - 1].append(letter) } else { runs.append(String(letter)) } }
            wasVowel = isVowel
        }
        return runs
    }

    // MARK: English

    private static func english(_ word: String) -> Int {
        if let known = irregular[word] { return known }
        let runs = runs(word)
        var count = runs.count
        count += parted.count { word.contains($0) }
        for (pair, solid) in partedButFor where word.contains(pair) && !solid.contains(where: word.contains) { count += 1 }
        // "being", "trying"
        if word.hasSuffix("ing"), let last = runs.last, last.count > 1 { count += 1 }
        if runs.count > 1 {
            count -= isMuteEnglish(word) ? 1 : 0
            count -= muteInside.contains { word.hasSuffix($0) } ? 1 : 0
        }
        return max(1, count)
    }

    /// "while", "scale" and "called", not "table", "settled", "value" and "cities".
    private static func isMuteEnglish(_ word: String) -> Bool {
        if word.hasSuffix("gue") || word.hasSuffix("que") { return word != "argue" }
        for ending in ["e", "es", "ed"] where word.hasSuffix(ending) {
            let stem = word.dropLast(ending.count)
            guard let last = stem.last, !vowels.contains(last) || last == "y" else { return false }
            if last == "l", let before = stem.dropLast().last, !vowels.contains(before), !"lrw".contains(before) { return false }
            switch ending {
            case "es": return !["s", "x", "z", "ch", "sh", "c", "g"].contains { stem.hasSuffix($0) }
            case "ed": return last != "t" && last != "d"
            default: return true
            }
        }
        return false
    }

    private static let parted = [
        "scien", "client", "quiet", "diet", "ciet", "riet", "xiet", "creat", "realit", "uou", "eum", "uel", "iu", "poem", "theor",
    ]
    private static let partedButFor: [(String, [String])] = [
        ("ia", ["cia", "tia", "gia", "iage", "lian"]), ("io", ["cio", "tio", "sio", "gio", "xio", "nio", "lio"]),
        ("ua", ["qua", "gua", "sua"]), ("ien", ["cien", "tien", "scien", "client", "friend"]), ("deo", []),
    ]
    /// "management", "useful", "lately"
    private static let muteInside = [
        "gement", "vement", "tement", "cement", "rement", "eful", "eless", "tely", "sely", "vely", "fely", "cely",
    ]
    private static let irregular = [
        "business": 2, "businesses": 3, "every": 2, "everyone": 3, "everything": 3, "something": 2, "sometimes": 2, "therefore": 2,
        "anyone": 3,
        "area": 3, "areas": 3, "idea": 3, "ideas": 3, "people": 2, "cement": 2, "rely": 2, "being": 2, "science": 2, "wednesday": 2,
        "government": 3, "the": 1,
    ]

    // MARK: German

    private static let diphthongs: Set = [
        "au", "eu", "äu", "ei", "ai", "ie", "aa", "ee", "oo", "oi", "ou", "ay", "ey", "oy", "io",
    ]

    /// Two vowels are one syllable where they are a diphthong or a long one, and else two: "Theater", "neue".
    private static func german(_ word: String) -> Int {
        let letters = Array(word)
        var count = 0
        var index = 0
        while index < letters.count {
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            let isMuteU = letters[index] == "u" && index > 0 && letters[index - 1] == "q"
            let isYot = letters[index] == "y" && index == 0 && vowels.contains(next)
            guard vowels.contains(letters[index]), !isMuteU, !isYot else {
                index += 1
                continue
            }
            count += 1
            index += diphthongs.contains(String([letters[index], next])) ? 2 : 1
        }
        // "Ideen", "Museum", "beenden"
        if word.hasSuffix("een") || word.hasSuffix("eum") || word.hasPrefix("been") { count += 1 }
        // "Team", "Deal"
        count -= loans.contains { word.contains($0) } ? 1 : 0
        return count
    }

    private static let loans = ["team", "deal", "lead", "stream", "beat", "feature"]

    // MARK: French

    private static func french(_ word: String, isElided: Bool) -> Int {
        if word == "pays" { return 2 }
        // "l'", "qu'" and "jusqu'" lend their consonants to the next word.
        let word = isElided && word.hasSuffix("qu") ? String(word.dropLast()) : word
        let runs = runs(word)
        let isMute = runs.count > 1 && ["e", "es"].contains { word.hasSuffix($0) && isMuteFrench(word.dropLast($0.count)) }
        let endsOpen = word.hasSuffix("ée") || word.hasSuffix("ées")
        let sounding = runs.enumerated().reduce(0) { $0 + syllables(of: $1.element, isFinal: endsOpen && $1.offset == runs.count - 1) }
        return sounding + partedVowels(of: word) - (isMute ? 1 : 0)
    }

    /// "ville", "table" and "banque", not "idée" and "énergie", whose last vowel sounds.
    private static func isMuteFrench(_ stem: Substring) -> Bool {
        guard let last = stem.last else { return false }
        return !vowels.contains(last) || stem.hasSuffix("qu") || stem.hasSuffix("gu")
    }

    /// "créa", "Noël", "poé": what an accent parts.
    private static func syllables(of run: String, isFinal: Bool) -> Int {
        let letters = Array(run)
        return 1
            + letters.indices.dropFirst().count { place in
                let (before, letter) = (letters[place - 1], letters[place])
                if letter == "ï" || letter == "ë" { return true }
                if letter == "é" { return "aoé".contains(before) }
                return before == "é" && !(isFinal && letter == "e")
            }
    }

    /// "client", "ouvrier": behind two consonants an "i" has a syllable of its own.
    private static func partedVowels(of word: String) -> Int {
        let letters = Array(word)
        return letters.indices.dropFirst(2).dropLast().count { place in
            letters[place] == "i" && "lr".contains(letters[place - 1]) && "bcdfgptv".contains(letters[place - 2])
                && vowels.contains(letters[place + 1])
        }
    }
}
