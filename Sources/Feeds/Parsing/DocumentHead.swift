/// The beginning of a document, in which it shows what it is; in lower case as far as it is ASCII.
struct DocumentHead {
    private let bytes: [UInt8]

    init(_ document: [UInt8]) {
        bytes = document.prefix(2048).map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    }

    /// Whether a word stands in it.
    func contains(_ word: String) -> Bool { place(of: word, from: 0) != nil }

    /// Whether `word` stands between `start` and the next `>`.
    func contains(_ word: String, behind start: String) -> Bool {
        guard let begin = place(of: start, from: 0), let place = place(of: word, from: begin) else { return false }
        return !bytes[begin..<place].contains(UInt8(ascii: ">"))
    }

    private func place(of word: String, from start: Int) -> Int? {
        let word = Array(word.utf8)
        var index = start
        while index + word.count <= bytes.count {
            if bytes[index] == word[0], bytes[index..<(index + word.count)].elementsEqual(word) { return index }
            index += 1
        }
        return nil
    }
}
