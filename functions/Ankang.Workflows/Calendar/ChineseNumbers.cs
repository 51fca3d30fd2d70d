namespace Ankang.Workflows.Calendar;

/// <summary>Numbers as official Chinese writes them: 3, ３, 三, 十二, 两.</summary>
public static class ChineseNumbers
{
    /// <summary>What a number may be written with, for patterns over half-width text.</summary>
    public const string Pattern = "(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})";

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Null where the text is no number below 1000.</summary>
    public static int? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        if (text.All(c => c is (>= '0' and <= '9') or (>= '０' and <= '９')))
            return text.Length <= 4 ? text.Aggregate(0, (sum, c) => sum * 10 + (c >= '０' ? c - '０' : c - '0')) : null;

        (int sum, int digit) = (0, 0);
        foreach (char c in text.Replace('两', '二'))
        {
            if (c is '十' or '百')
            {
                sum += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : 100);
                digit = 0;
            }
            else if (Digits.IndexOf(c) is >= 0 and var value && digit == 0)
                digit = value;
            else
                return null;
        }

        return sum + digit is > 0 and < 1000 and var number ? number : null;
    }

    /// <summary>一, 十, 十二, 二十, 一百零三; for numbers from 1 to 999.</summary>
    public static string Write(int number)
    {
        if (number is < 1 or > 999)
            return number.ToString();
        (int hundreds, int tens, int ones) = (number / 100, number / 10 % 10, number % 10);
        return (hundreds > 0 ? $"{Digits[hundreds]}百" : "")
            + (
                tens > 1 || (tens == 1 && hundreds > 0) ? $"{Digits[tens]}十"
                : tens == 1 ? "十"
                : hundreds > 0 && ones > 0 ? "零"
                : ""
            )
            + (ones > 0 ? Digits[ones] : "");
    }
}
