using System.Text;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>A spreadsheet of before 2007 (xls) as its format says: a compound file with one stream of records.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;

    /// <param name="merged">First and last row and column of a merged cell, from 0.</param>
    public static byte[] Of(string[][] rows, (int FirstRow, int LastRow, int FirstColumn, int LastColumn)? merged = null)
    {
        byte[] globals = [.. Record(0x0809, [0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])];
        const string name = "任务";
        int sheetAt = globals.Length + 4 + 8 + name.Length * 2 + 4;
        byte[] bound = [.. BitConverter.GetBytes(sheetAt), 0, 0, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)];
        List<byte> book = [.. globals, .. Record(0x0085, bound), .. Record(0x000A, [])];
        book.AddRange(Record(0x0809, [0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        book.AddRange(
            Record(0x0200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows.Length), 0, 0, .. Short(rows.Max(r => r.Length)), 0, 0])
        );
        for (int row = 0; row < rows.Length; row++)
        for (int column = 0; column < rows[row].Length; column++)
            if (rows[row][column] is { Length: > 0 } text)
                book.AddRange(Record(0x0204, [.. Short(row), .. Short(column), 0, 0, .. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)]));
        if (merged is { } m)
            book.AddRange(Record(0x00E5, [1, 0, .. Short(m.FirstRow), .. Short(m.LastRow), .. Short(m.FirstColumn), .. Short(m.LastColumn)]));
        book.AddRange(Record(0x000A, []));
        return Compound([.. book]);
    }

    private static byte[] Record(int id, byte[] data) => [.. Short(id), .. Short(data.Length), .. data];

    private static byte[] Short(int value) => [(byte)(value & 0xFF), (byte)((value >> 8) & 0xFF)];

    // Header, one sector of allocations, one of the directory, then the stream; large enough not to stand among the small ones.
    private static byte[] Compound(byte[] stream)
    {
        int sectors = Math.Max(8, (stream.Length + Sector - 1) / Sector);
        Array.Resize(ref stream, sectors * Sector);
        byte[] header = new byte[Sector];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(header, 0);
        Put(header, 24, 0x0003003E);
        Put(header, 28, 0x0009FFFE);
        Put(header, 32, 6);
        Put(header, 44, 1);
        Put(header, 48, 1);
        Put(header, 56, 4096);
        Put(header, 60, -2);
        Put(header, 68, -2);
        Put(header, 76, 0);
        for (int i = 80; i < Sector; i += 4)
            Put(header, i, -1);
        byte[] table = new byte[Sector];
        for (int i = 0; i < Sector / 4; i++)
            Put(
                table,
                i * 4,
                i == 0 ? -3
                    : i == 1 ? -2
                    : i < 1 + sectors ? i + 1
                    : i == 1 + sectors ? -2
                    : -1
            );
        byte[] directory = new byte[Sector];
        Entry(directory, 0, "Root Entry", 5, child: 1, start: -2, size: 0);
        Entry(directory, 1, "Workbook", 2, child: -1, start: 2, size: stream.Length);
        Entry(directory, 2, "", 0, child: -1, start: 0, size: 0);
        Entry(directory, 3, "", 0, child: -1, start: 0, size: 0);
        return [.. header, .. table, .. directory, .. stream];
    }

    private static void Entry(byte[] directory, int at, string name, byte type, int child, int start, int size)
    {
        int from = at * 128;
        Encoding.Unicode.GetBytes(name).CopyTo(directory, from);
        directory[from + 64] = (byte)(name.Length == 0 ? 0 : (name.Length + 1) * 2);
        directory[from + 66] = type;
        directory[from + 67] = 1;
        Put(directory, from + 68, -1);
        Put(directory, from + 72, -1);
        Put(directory, from + 76, child);
        Put(directory, from + 116, start);
        Put(directory, from + 120, size);
    }

    private static void Put(byte[] to, int at, int value) => BitConverter.GetBytes(value).CopyTo(to, at);
}
