import Support

/// Words of a text, for comparing.
package enum Words {
    /// Its runs of letters and digits, case folded and in normalisation form C.
    package static func folded(_ text: String) -> [String] {
        runs(in: text.folded).map(String.init)
    }

    /// Runs of letters and digits, in order.
    static func runs(in text: String) -> [Substring] {
        var found: [Substring] = []
        var start: String.Index?
        var index = text.startIndex
        while index < text.endIndex {
            let (isPart, next) = step(text, index)
            if isPart, start == nil { start = index }
            if !isPart, let begin = start {
                found.append(text[begin..<index])
                start = nil
            }
            index = next
        }
        if let start { found.append(text[start...]) }
        return found
    }

    /// Whether the character there is a letter or a digit, and where the next begins. Between two bytes of ASCII there is no mark to join.
    private static func step(_ text: String, _ index: String.Index) -> (isPart: Bool, next: String.Index) {
        let bytes = text.utf8
        let (byte, next) = (bytes[index], bytes.index(after: index))
        if byte < 0x80, next == bytes.endIndex || bytes[next] < 0x80 {
            return (0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte, next)
        }
        return (text[index].isLetter || text[index].isNumber, text.index(after: index))
    }
}
