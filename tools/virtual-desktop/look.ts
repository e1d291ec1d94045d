/** The configuration files that make the virtual desktop look like one: a panel, toasts, fonts. */

const panelHeight = 34;

/** One panel along the bottom: windows on the left, tray and clock at the right edge. Written, so that no
 * "first start" question comes up. */
export function panelConfig(screen: { width: number; height: number }): string {
  const y = screen.height - panelHeight / 2;
  return `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="false"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=${screen.width / 2};y=${y}"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="${panelHeight}"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
        <value type="int" value="4"/>
        <value type="int" value="5"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist">
      <property name="show-handle" type="bool" value="false"/>
      <property name="flat-buttons" type="bool" value="true"/>
    </property>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="22"/>
    </property>
    <property name="plugin-4" type="string" value="clock">
      <property name="mode" type="uint" value="2"/>
      <property name="digital-layout" type="uint" value="3"/>
      <property name="digital-time-format" type="string" value="%H:%M"/>
      <property name="digital-time-font" type="string" value="DejaVu Sans 10"/>
    </property>
    <property name="plugin-5" type="string" value="separator">
      <property name="style" type="uint" value="0"/>
    </property>
  </property>
</channel>
`;
}

/** Toasts at the top right; a click does what the toast offers, as on the large desktops. */
export const dunstConfig = `[global]
  origin = top-right
  offset = 18x18
  width = 380
  height = 220
  notification_limit = 5
  padding = 14
  horizontal_padding = 16
  text_icon_padding = 14
  frame_width = 1
  frame_color = "#b9c0c8"
  separator_height = 1
  separator_color = "#b9c0c8"
  corner_radius = 8
  gap_size = 0
  font = DejaVu Sans 10
  line_height = 3
  markup = full
  format = "<b>%s</b>\\n%b"
  ellipsize = end
  word_wrap = yes
  show_age_threshold = -1
  show_indicators = no
  stack_duplicates = false
  icon_position = left
  min_icon_size = 32
  max_icon_size = 48
  sticky_history = yes
  history_length = 100
  dmenu = /bin/false
  browser = /bin/false
  mouse_left_click = do_action, close_current
  mouse_middle_click = close_current
  mouse_right_click = close_current

[urgency_low]
  background = "#fafbfc"
  foreground = "#30363d"
  timeout = 8

[urgency_normal]
  background = "#fafbfc"
  foreground = "#1d2228"
  timeout = 8

[urgency_critical]
  background = "#fff6f5"
  foreground = "#1d2228"
  frame_color = "#c62828"
  timeout = 0
`;

export const gtkSettings = `[Settings]
gtk-theme-name=Adwaita
gtk-font-name=DejaVu Sans 10
gtk-enable-animations=0
`;

/** ImageMagick's name of the picture behind the windows. */
export const background = 'gradient:#5b7f9f-#2f4b66';
