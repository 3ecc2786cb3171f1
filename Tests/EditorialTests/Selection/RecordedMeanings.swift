import Editorial
import Support

/// What the real all-MiniLM-L6-v2 made of the labelled stream and of the labelled stories, recorded once.
///
/// Each record is eight bytes of the text's SHA-256 and 384 numbers of one byte, which differ from the model's own by less than 0.001 in
/// likeness; the length does not count.
struct RecordedMeanings {
    private var known: [String: Embedding] = [:]

    init() throws {
        let path = Files.folder(of: Files.folder(of: #filePath)) + "/Fixtures/minilm.bin"
        let bytes = try Files.read(path, limit: 1 << 20)
        for start in stride(from: 0, to: bytes.count, by: 392) {
            let key = Hex.text(Array(bytes[start..<start + 8]))
            known[key] = Embedding(bytes[start + 8..<start + 392].map { Float(Int8(bitPattern: $0)) })
        }
    }

    /// Of everything in a choice.
    func embeddings(of choice: Choice, for brand: Brand) -> [String: Embedding] {
        let texts = MeaningText.all(of: choice, for: brand)
        return Dictionary(texts.compactMap { text in known[String(text.hash.prefix(16))].map { (text.subject, $0) } }) { first, _ in first }
    }

    /// Of a title and a text.
    func embedding(title: String, text: String) -> Embedding? { known[String(SHA256.hex(of: (title + "\n" + text).collapsed).prefix(16))] }
}
