import { useWords } from "../i18n/words";
import { useFrame, type Viewer } from "../reading/frame";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { Icon } from "../ui/Icon";
import { Menu, MenuItem, MenuLink } from "../ui/Menu";
import { signOut } from "./signOut";

/** What the person who is signed in may reach from everywhere. */
export function ProfileMenu({ viewer }: { viewer: Viewer }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  const { member } = viewer;
  return (
    <Menu label={words.site.profileOf(member.name)} buttonClass="pz-profilo" button={<Avatar name={member.name} tone={member.tone} />}>
      <MenuLink href={paths.member(member.handle)} icon={<Icon name="user" />}>{words.site.myProfile}</MenuLink>
      {piazza?.viewerRole && <MenuLink href={paths.desk(piazza.slug)} icon={<Icon name="pencil" />}>{words.piazza.desk}</MenuLink>}
      {piazza?.viewerCanModerate && <MenuLink href={paths.moderation(piazza.slug)} icon={<Icon name="passwordInvisible" />}>{words.piazza.moderation}</MenuLink>}
      <MenuLink href={paths.account()} icon={<Icon name="key" />}>{words.site.myAccount}</MenuLink>
      {viewer.isAdministrator && <MenuLink href={paths.administration()} icon={<Icon name="key" />}>{words.site.administration}</MenuLink>}
      {viewer.isAdministrator && <MenuLink href={paths.status()} icon={<Icon name="clock" />}>{words.site.status}</MenuLink>}
      <hr />
      <MenuItem icon={<Icon name="close" />} onSelect={() => { signOut(member.id, words.site.signOutSure); }}>{words.site.signOut}</MenuItem>
    </Menu>
  );
}
