namespace Ankang.Workflows.Accidents;

/// <summary>事故等级 of the regulation on reports and investigations of accidents (国务院令第493号); 待定 until it is known.</summary>
public enum AccidentLevel
{
    Undetermined,
    General,
    Larger,
    Major,
    Extraordinary,
}
