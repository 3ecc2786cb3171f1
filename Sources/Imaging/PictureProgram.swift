import Glibc
import Support

/// The picture child: one job on standard input, one reply on standard output, then it ends.
package enum PictureProgram {
    /// Does the one job and ends the process: exit code 0 done, 65 refused, 70 failed.
    package static func main() -> Never { exit(run()) }

    private static func run() -> Int32 {
        ProcessLimits.apply()
        do {
            let (job, bytes) = try PictureFrame.unpack(
                PictureJob.self, try read(atMost: PictureJob.byteLimit + PictureFrame.headerLimit + 4))
            if case .card = job {} else { ProcessLimits.closeFiles() }
            let (facts, picture) = try perform(job, bytes)
            return write(PictureReply.done(facts), picture) ? 0 : 70
        } catch {
            let refusal = error as? PictureRefusal ?? PictureRefusal(.failed, "the picture job failed: \(String(describing: error))")
            return write(PictureReply.refused(refusal), []) && refusal.kind != .failed ? 65 : 70
        }
    }

    /// Does a job in this process.
    package static func perform(_ job: PictureJob, _ bytes: [UInt8]) throws -> (PictureFacts, [UInt8]) {
        guard bytes.count <= PictureJob.byteLimit else { throw tooLarge }
        switch job {
        case .card(let card): return try draw(card, logo: bytes)
        case .finish(let finish): return try rework(finish, bytes)
        case .inspect:
            let picture = try Decoding.decode(bytes)
            let light = try Finishing.finish(picture, .keep).light()
            return (PictureFacts(source: shape(of: picture, bytes), result: nil, light: light), [])
        }
    }

    private static func draw(_ card: TitleCard, logo: [UInt8]) throws -> (PictureFacts, [UInt8]) {
        let (canvas, facts) = try CardDrawing(card).draw(logo: logo)
        let written = try Encoding.write(canvas, as: .png, maxBytes: nil)
        return (
            PictureFacts(source: nil, result: shape(of: canvas, written), light: try canvas.light(), card: facts), written.bytes
        )
    }

    private static func rework(_ finish: PictureFinish, _ bytes: [UInt8]) throws -> (PictureFacts, [UInt8]) {
        guard finish.format != .webp else { throw PictureRefusal(.badJob, "WebP is read but not written; ask for PNG or JPEG") }
        let picture = try Decoding.decode(bytes)
        let canvas = try Finishing.finish(picture, finish.frame)
        let written = try Encoding.write(canvas, as: finish.format, maxBytes: finish.maxBytes)
        return (
            PictureFacts(source: shape(of: picture, bytes), result: shape(of: canvas, written), light: try canvas.light()), written.bytes
        )
    }

    private static func shape(of picture: DecodedPicture, _ bytes: [UInt8]) -> PictureShape {
        PictureShape(
            format: picture.format, width: picture.canvas.width, height: picture.canvas.height, byteCount: bytes.count,
            sha256: SHA256.hex(of: bytes))
    }

    private static func shape(of canvas: Canvas, _ written: Encoding.Written) -> PictureShape {
        PictureShape(
            format: written.format, width: canvas.width, height: canvas.height, byteCount: written.bytes.count,
            sha256: SHA256.hex(of: written.bytes), quality: written.quality)
    }

    private static let tooLarge = PictureRefusal(
        .tooLarge, "the picture file has more than \(PictureJob.byteLimit >> 20) MiB; give a smaller one")

    private static func read(atMost limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(0, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw PictureRefusal(.failed, "the job could not be read: error \(Int(errno))") }
            guard bytes.count + count <= limit else { throw tooLarge }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    private static func write(_ reply: PictureReply, _ picture: [UInt8]) -> Bool {
        guard let frame = try? PictureFrame.pack(reply, picture) else { return false }
        var rest = frame[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
