import Support

/// Dates in scripts that name their parts behind the numbers.
enum DateWriting {
    /// The date as numbers, what says morning or afternoon behind the time; unchanged where nothing is written so.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xE4 }) else { return text }
        var text = text
        let isKorean = text.unicodeScalars.contains { 0xAC00...0xD7A3 ~= $0.value }
        var half = ""
        for (word, meaning) in [("오전", "AM"), ("午前", "AM"), ("上午", "AM"), ("오후", "PM"), ("午後", "PM"), ("下午", "PM")]
        where text.contains(word) {
            text = text.replacing(word, with: " ")
            half = " " + meaning
        }
        for (word, mark) in [("년", "-"), ("年", "-"), ("월", "-"), ("月", "-"), ("일", " "), ("日", " ")] {
            text = text.replacing(word, with: mark)
        }
        text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("- ", with: "-") + half
        // Korean feeds that write so name no zone and mean their own.
        return isKorean && !text.contains("+") ? text + " +0900" : text
    }
}
