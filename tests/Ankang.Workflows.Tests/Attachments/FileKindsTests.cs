using Ankang.Workflows.Attachments;

namespace Ankang.Workflows.Tests.Attachments;

[Trait(Tier.Name, Tier.Fast)]
public sealed class FileKindsTests
{
    public static TheoryData<string, byte[], FileVerdict> Files =>
        new()
        {
            { "通报.pdf", A.Pdf, FileVerdict.Good },
            { "照片.PNG", A.Png, FileVerdict.Good }, // an extension in capitals is the same
            { "照片.jpeg", A.Jpeg, FileVerdict.Good },
            { "通知.docx", A.Docx, FileVerdict.Good },
            { "台账.xlsx", A.Xlsx, FileVerdict.Good },
            { "通知.doc", A.Doc, FileVerdict.Good },
            { "空.pdf", [], FileVerdict.Empty },
            { "页面.html", A.Html, FileVerdict.Unknown },
            { "图.svg", A.Html, FileVerdict.Unknown }, // an image that can hold a script
            { "run.exe", A.Program, FileVerdict.Unknown },
            { "通知.docm", A.Macros, FileVerdict.Unknown },
            { "没有扩展名", A.Pdf, FileVerdict.Unknown },
            { "页面.pdf", A.Html, FileVerdict.Disguised },
            { "程序.jpg", A.Program, FileVerdict.Disguised },
            { "照片.png", A.Jpeg, FileVerdict.Disguised },
            { "程序.docx", A.Zip, FileVerdict.Disguised }, // a zip, but of anything
            { "表格.docx", A.Xlsx, FileVerdict.Disguised },
            { "截断.docx", A.Docx[..40], FileVerdict.Disguised },
            { "表格.xls", A.Doc, FileVerdict.Disguised },
            { "短.png", [0x89], FileVerdict.Disguised },
            { "通知.docx", A.Macros, FileVerdict.HasMacros },
            { "通知2.docx", A.MacroPart, FileVerdict.HasMacros },
            { "通知.doc", A.DocWithMacros, FileVerdict.HasMacros },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void Judge_GoesByTheContent_WhateverTheNameSays(string name, byte[] content, FileVerdict expected)
    {
        using var stream = new MemoryStream(content);
        stream.Position = stream.Length; // wherever it stands
        Assert.Equal(expected, FileKinds.Judge(name, stream));
    }

    [Theory] // whatever a file became on its way, or was made into, it is judged and does not fail the request
    [InlineData("通知.docx")]
    [InlineData("表格.xlsx")]
    [InlineData("通知.doc")]
    public void Judge_NeverFails_OnDamagedFiles(string name)
    {
        byte[] whole =
            name.EndsWith("doc", StringComparison.Ordinal) ? A.Doc
            : name.EndsWith("docx", StringComparison.Ordinal) ? A.Docx
            : A.Xlsx;
        var random = new Random(20260101);
        for (int i = 0; i < 3000; i++)
        {
            byte[] damaged = [.. whole];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                damaged[random.Next(damaged.Length)] = random.Next(3) == 0 ? (byte)0xFF : (byte)random.Next(256);
            using var stream = new MemoryStream(random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            Assert.True(Enum.IsDefined(FileKinds.Judge(name, stream)));
        }
    }

    [Theory]
    [InlineData("C:\\Users\\张三\\现场照片.jpg", "现场照片.jpg")] // some browsers send the whole path
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("报告\u202Efdp.exe", "报告fdp.exe")] // reads as 报告exe.pdf
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("  .. ", "未命名")]
    [InlineData(null, "未命名")]
    public void CleanName_KeepsWhatAPersonReads(string? name, string expected) => Assert.Equal(expected, FileKinds.CleanName(name));

    [Fact]
    public void CleanName_KeepsTheExtension_WhenTheNameIsCut()
    {
        string name = FileKinds.CleanName(new string('长', 300) + ".pdf");
        Assert.Equal(100, name.Length);
        Assert.EndsWith("长.pdf", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pdf", "application/pdf")]
    [InlineData("a.JPG", "image/jpeg")]
    [InlineData("a.html", "application/octet-stream")]
    public void ContentTypeOf_IsOursToChoose(string name, string expected) => Assert.Equal(expected, FileKinds.ContentTypeOf(name));
}
