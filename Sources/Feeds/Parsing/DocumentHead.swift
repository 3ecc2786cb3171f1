/// The beginning of a document, in which it shows what it is; words are found in either case as far as they are ASCII.
struct DocumentHead {
    private let bytes: ArraySlice<UInt8>

    init(_ document: [UInt8]) { bytes = document.prefix(2048) }

    /// Whether a tag or declaration stands in it; it begins with `<` and is in lower case.
    func contains(_ tag: String) -> Bool { place(of: tag) != nil }

    /// Whether `word`, in lower case, stands between `tag` and the next `>`.
    func contains(_ word: String, behind tag: String) -> Bool {
        guard let begin = place(of: tag) else { return false }
        let rest = bytes[begin...].prefix { $0 != UInt8(ascii: ">") }
        return rest.indices.contains { isWord(word, at: $0, in: rest) }
    }

    private func place(of tag: String) -> Int? {
        var rest = bytes
        while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
            if isWord(tag, at: place, in: bytes) { return place }
            rest = rest[(place + 1)...]
        }
        return nil
    }

    private func isWord(_ word: String, at index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
        bytes[index...].prefix(word.utf8.count).elementsEqual(word.utf8) {
            $0 == $1 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 && $0 | 0x20 == $1
        }
    }
}
