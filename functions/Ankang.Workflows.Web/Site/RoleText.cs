namespace Ankang.Workflows.Web.Site;

/// <summary>Roles as pages name them, with what each may do.</summary>
internal static class RoleText
{
    public static string Word(this PersonRole role) =>
        role switch
        {
            PersonRole.Office => "市安委办",
            PersonRole.Supervisor => "分管领导",
            _ => "只读",
        };

    public static string May(this PersonRole role) =>
        role switch
        {
            PersonRole.Office => "查看并办理全部事项",
            PersonRole.Supervisor => "只看所选单位，可登记已阅",
            _ => "查看全部，不作更改",
        };
}
