using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Notices;

/// <summary>What a template writes, up to a length that no mail has.</summary>
internal sealed class LimitedWriter : StringWriter
{
    public override void Write(char value)
    {
        Spend(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Spend(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Spend(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Spend(value?.Length ?? 0);
        base.Write(value);
    }

    private void Spend(int length)
    {
        if (GetStringBuilder().Length + length > IntakeLimits.MaxTemplateOutput)
            throw new TemplateLimitException($"生成的文字超过{IntakeLimits.MaxTemplateOutput:N0}字，请检查循环。");
    }
}
